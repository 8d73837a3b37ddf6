import type { KnownBlock, ModalView } from '@slack/types';
import { escapeMarkup, linesOfText, plain } from './text.ts';

/** A message. `text` stands for it in notifications. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** A message of sentences, one a line. Typed text has no effect in it. */
export function messageOf(sentences: readonly string[]): Message {
  return { text: escapeMarkup(sentences.join(' ')), blocks: linesOfText(sentences) };
}

/** A modal without a form, to tell something: that work takes a moment, or its outcome. */
export function noticeModal(blocks: readonly KnownBlock[]): ModalView {
  return { type: 'modal', title: plain('WeGotWork'), close: plain('Close'), blocks: [...blocks] };
}
