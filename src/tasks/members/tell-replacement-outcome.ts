import { findReplacementAnswer } from '../../domain/account-replacements/find-replacements.ts';
import { replacementAnswer } from '../../slack/account-replacements/replacement-message.ts';
import { messageOf } from '../../slack/blocks/message.ts';
import { type MessageTaskOptions, sendDirectMessage } from '../messages/send-direct-message.ts';
import type { TaskHandler } from '../runner/task-list.ts';

/** Tells the user of a new Slack account whether it replaces the one that is gone. */
export function tellReplacementOutcome(options: MessageTaskOptions): TaskHandler<'tell-replacement-outcome'> {
  return async (payload) => {
    const replacement = await findReplacementAnswer(options.domain, payload.replacementId);
    if (replacement === undefined) return;
    await sendDirectMessage(options, replacement, messageOf(replacementAnswer(replacement)), payload);
  };
}
