import type { ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { type Message, messageOf } from '../blocks/message.ts';
import { noticeModal } from '../blocks/notice.ts';

/** What a submitted form leads to, for each way of telling it. */
export interface SubmissionAnswer {
  /** As long as the form is open and waits; `undefined` closes it. */
  readonly acknowledgement: ViewResponseAction | undefined;
  /** In place of the loading view that stands in for the form. */
  readonly view: ModalView;
  /** Where there is no view any more. */
  readonly message: Message;
  /** Changes what stands around the form: the view below it, or the Home tab. */
  readonly afterwards?: (client: WebClient) => Promise<unknown>;
}

/** The form becomes another view. */
export function becomes(view: ModalView, message: Message): SubmissionAnswer {
  return { acknowledgement: { response_action: 'update', view }, view, message };
}

/** The form becomes sentences. */
export function becomesNotice(sentences: readonly string[]): SubmissionAnswer {
  const message = messageOf(sentences);
  return becomes(noticeModal(message.blocks), message);
}
