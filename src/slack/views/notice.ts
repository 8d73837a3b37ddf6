import type { KnownBlock, ModalView } from '@slack/types';
import { plain } from './text.ts';

/** The title of the invite form and of what stands in its place. */
export const INVITE_TITLE = 'Invite to WeGotWork';

/** A view without a form: that something takes a moment, or what became of a request. */
export function noticeModal(blocks: readonly KnownBlock[]): ModalView {
  return { type: 'modal', title: plain(INVITE_TITLE), close: plain('Close'), blocks: [...blocks] };
}
