/**
 * Somebody's text in which mail clients find no address to turn into a link: `evil.example` typed as a name must
 * not become one in an email that we vouch for. A zero-width non-joiner, which shows nowhere, stands before each
 * dot that a top-level domain could follow, and after each scheme.
 */
export function unlinked(text: string): string {
  return text
    .replace(/(?<=[\p{L}\p{N}_-])[.\u3002\uFF0E\uFF61](?=\p{L}[\p{L}\p{N}-])/gu, '\u200C$&')
    .replace(/:(?=\/\/)/g, ':\u200C');
}
