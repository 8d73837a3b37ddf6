// Control characters, and the marks that turn the direction of the text around them (Unicode Bidirectional
// Algorithm, UAX #9, 2). Both let a name pretend to be, or to say, something else.
const UNSAFE = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Somebody's text as one line: no control or direction characters, single spaces, at most `maxLength` characters. */
export function oneLine(text: string, maxLength = Number.POSITIVE_INFINITY): string {
  const line = text.replace(/\s/gu, ' ').replace(UNSAFE, '').replace(/ +/g, ' ').trim();
  const characters = [...line];
  return characters.length <= maxLength ? line : `${characters.slice(0, maxLength - 1).join('')}…`;
}

/** Somebody's text with its line breaks, at most one empty line in a row. */
export function manyLines(text: string): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u).map((line) => line.replace(UNSAFE, ' ').trimEnd());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
