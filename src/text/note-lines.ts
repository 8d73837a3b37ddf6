import { type Html, html } from './html.ts';

/** The lines of a note, an element each, as each runs in the direction of its own first letter. */
export function noteLines(note: string): Html[] {
  return note.split('\n').map((line) => html`<div dir="auto">${line === '' ? html`<br>` : line}</div>`);
}
