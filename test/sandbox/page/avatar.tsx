const colours = ['#1f6f5c', '#8a4f7d', '#3a5f9e', '#8c5a1f', '#5d4fa3', '#a03c4d'];

/** Initials on a colour that depends on the name. Hidden from screen readers, because the name stands beside it. */
export function Avatar({ name, isApp }: { readonly name: string; readonly isApp: boolean }) {
  const initials = name
    .split(' ')
    .map((word) => word[0])
    .slice(0, 2)
    .join('')
    .toUpperCase();
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  const backgroundColor = isApp ? '#1f4b43' : colours[sum % colours.length];
  return (
    <span className="avatar" aria-hidden="true" style={{ backgroundColor }}>
      {initials}
    </span>
  );
}
