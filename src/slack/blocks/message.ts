import type { KnownBlock } from '@slack/types';
import { escapeMarkup, linesOfText } from './text.ts';

/** A message, and the line that stands for it in a notification. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** Sentences, a line each. Whatever somebody typed is inert in them. */
export function messageOf(sentences: readonly string[]): Message {
  return { text: escapeMarkup(sentences.join(' ')), blocks: linesOfText(sentences) };
}
