const FIRST = [
  'Ada',
  'Maria',
  'José',
  'Anna',
  'James',
  'Mohammed',
  'Fatima',
  'John',
  'Wei',
  'Olga',
  'Zoë',
  'Ahmed',
  'Priya',
  'Paul',
  'Sofía',
  'Lukas',
  'Grace',
  'Jürgen',
  'Aisha',
  'Peter',
  'Chloé',
  'Ivan',
  'Yuki',
  'Carlos',
  'Emma',
  'Łukasz',
  'Nina',
  'Daniel',
  'Mei',
  'Jan',
];
const LAST = [
  'Smith',
  'García',
  'Müller',
  'Wang',
  'Ivanova',
  'Silva',
  'Nguyen',
  'Kim',
  'Khan',
  'Lovelace',
  'Jones',
  'Rossi',
  'Novák',
  'Andersson',
  'Dubois',
  'Kowalski',
  'O’Brien',
  'van der Berg',
  'Hopper',
  'Acheson',
  'Comaneci',
  'Tanaka',
  'Okafor',
  'Cohen',
  'Petrov',
  'Yılmaz',
  'Nielsen',
  'Brown',
  'Fernández',
  'de Souza',
];
const ONSETS = [
  'b',
  'br',
  'c',
  'd',
  'f',
  'g',
  'h',
  'j',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  'st',
  't',
  'v',
  'w',
  'z',
  '',
];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ia', 'ei', 'ou'];
const ENDS = ['n', 's', 'ra', 'l', 'ko', 'm', 'ta', 'rd', 'x', 'ne', ''];

/** First names, the most frequent first. */
export const firstNames = [...FIRST, ...invented(2000 - FIRST.length)];
/** Last names, the most frequent first. */
export const lastNames = [...LAST, ...invented(20_000 - LAST.length)];

/** Makes up different names that sound like real ones. */
function invented(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    // The factor is coprime to the number of combinations. So neighbouring names differ a lot.
    let rest = (index * 7919) % (ONSETS.length ** 2 * VOWELS.length ** 2 * ENDS.length);
    const part = (parts: readonly string[]) => {
      const chosen = parts[rest % parts.length];
      rest = Math.floor(rest / parts.length);
      return chosen;
    };
    const name = [ONSETS, VOWELS, ONSETS, VOWELS, ENDS].map(part).join('');
    return name.charAt(0).toUpperCase() + name.slice(1);
  });
}
