import { findReplacementQuestion } from '../../domain/account-replacements/find-replacements.ts';
import { replacementMessage } from '../../slack/account-replacements/replacement-message.ts';
import { type MessageTaskOptions, sendDirectMessage } from '../messages/send-direct-message.ts';
import type { TaskHandler } from '../runner/task-list.ts';

/** Asks an Administrator whether a new Slack account replaces one that is gone. */
export function askAboutReplacement(options: MessageTaskOptions): TaskHandler<'ask-about-replacement'> {
  return async (payload) => {
    const question = await findReplacementQuestion(options.domain, payload);
    if (question === undefined) return;
    const { administrator, replacement } = question;
    await sendDirectMessage(options, administrator, replacementMessage(replacement), payload);
  };
}
