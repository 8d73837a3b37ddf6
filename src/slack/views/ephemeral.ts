import type { Response } from '../response-url.ts';
import { escapeMarkup, linesOfText } from './text.ts';

/** An answer that only the person who asked sees. */
export function ephemeral(sentences: readonly string[]): Response {
  return {
    response_type: 'ephemeral',
    text: escapeMarkup(sentences.join(' ')),
    blocks: linesOfText(sentences),
  };
}
