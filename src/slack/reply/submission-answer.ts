import type { ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { type Message, messageOf, noticeModal } from '../blocks/message.ts';

/** The answer to a submitted form, in each shape that it may be delivered in. */
export interface SubmissionAnswer {
  /** If the form is still open and waits; `undefined` closes it. */
  readonly acknowledgement: ViewResponseAction | undefined;
  /** If a loading view has replaced the form. */
  readonly view: ModalView;
  /** If there is no view any more. */
  readonly message: Message;
  /** Refreshes what is around the form afterwards: the view behind it, or the Home tab. */
  readonly afterwards?: (client: WebClient) => Promise<unknown>;
}

/** Another view replaces the form. */
export function replaceForm(view: ModalView, message: Message): SubmissionAnswer {
  return { acknowledgement: { response_action: 'update', view }, view, message };
}

/** Sentences replace the form. */
export function replaceFormWithNotice(sentences: readonly string[]): SubmissionAnswer {
  const message = messageOf(sentences);
  return replaceForm(noticeModal(message.blocks), message);
}
