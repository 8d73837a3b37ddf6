import type { KnownBlock, ModalView } from '@slack/types';
import { plain } from './text.ts';

/** A view without a form: that something takes a moment, or what became of a request. */
export function noticeModal(blocks: readonly KnownBlock[]): ModalView {
  return { type: 'modal', title: plain('WeGotWork'), close: plain('Close'), blocks: [...blocks] };
}
