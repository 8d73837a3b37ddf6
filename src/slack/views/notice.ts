import type { ModalView } from '@slack/types';
import { linesOfText, plain } from './text.ts';

const TITLE = 'Invite to WeGotWork';

/** Stands in for the form while Slack or the database is asked, since a trigger lives 3 seconds only. */
export function loadingModal(doing: string): ModalView {
  return { type: 'modal', title: plain(TITLE), close: plain('Close'), blocks: linesOfText([doing]) };
}

/** Says what became of a request that leads to no form. */
export function noticeModal(sentences: readonly string[]): ModalView {
  return { type: 'modal', title: plain(TITLE), close: plain('Close'), blocks: linesOfText(sentences) };
}
