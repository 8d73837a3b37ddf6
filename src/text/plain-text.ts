// Control characters, and the marks that change the direction of the text around them (Unicode Bidirectional
// Algorithm, UAX #9, 2). Both let a name look like another text.
const UNSAFE = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** A user's text on one line: without control or direction characters, with single spaces, at most `maxLength` characters. */
export function oneLine(text: string, maxLength = Number.POSITIVE_INFINITY): string {
  const line = text.replace(/\s/gu, ' ').replace(UNSAFE, '').replace(/ +/g, ' ').trim();
  const characters = [...line];
  return characters.length <= maxLength ? line : `${characters.slice(0, maxLength - 1).join('')}…`;
}

/** A user's text with its line breaks, but without control or direction characters, and at most one empty line in a row. */
export function manyLines(text: string): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u).map((line) => line.replace(UNSAFE, ' ').trimEnd());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * A user's text in which mail clients find no address to turn into a link: wgw must not send a link to `evil.example`
 * because somebody typed it as a name. Inserts a zero-width non-joiner, which is invisible, before each dot that a
 * top-level domain may follow, and after the colon of each scheme.
 */
export function withoutLinks(text: string): string {
  return text
    .replace(/(?<=[\p{L}\p{N}_-])[.\u3002\uFF0E\uFF61](?=\p{L}[\p{L}\p{N}-])/gu, '\u200C$&')
    .replace(/:(?=\/\/)/g, ':\u200C');
}
