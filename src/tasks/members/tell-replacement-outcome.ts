import { findReplacementAnswer } from '../../domain/account-replacements/find-replacements.ts';
import type { DomainContext } from '../../domain/core/context.ts';
import { replacementAnswer } from '../../slack/account-replacements/replacement-message.ts';
import { messageOf } from '../../slack/blocks/message.ts';
import { type DirectMessageOptions, sendDirectMessage } from '../messages/send-direct-message.ts';
import type { TaskHandler } from '../runner/runner.ts';

interface TellNewcomerOptions extends DirectMessageOptions {
  readonly domain: DomainContext;
}

/** Tells a new Slack account whether it takes the place of one that is gone. */
export function tellReplacementOutcome(options: TellNewcomerOptions): TaskHandler<'tell-newcomer'> {
  return async (payload) => {
    const replacement = await findReplacementAnswer(options.domain, payload.replacementId);
    if (replacement === undefined) return;
    await sendDirectMessage(options, replacement, messageOf(replacementAnswer(replacement)), payload);
  };
}
