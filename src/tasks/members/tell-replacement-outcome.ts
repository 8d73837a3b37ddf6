import { findReplacementAnswer } from '../../domain/account-replacements/find-replacements.ts';
import type { Domain } from '../../domain/core/context.ts';
import { replacementAnswer } from '../../slack/account-replacements/replacement-message.ts';
import { messageOf } from '../../slack/blocks/message.ts';
import { type Writing, writeDirectly } from '../messages/send-direct-message.ts';
import type { Job } from '../runner/runner.ts';

interface TellNewcomerOptions extends Writing {
  readonly domain: Domain;
}

/** Tells a new Slack account whether it takes the place of one that is gone. */
export function tellNewcomer(options: TellNewcomerOptions): Job<'tell-newcomer'> {
  return async (payload) => {
    const replacement = await findReplacementAnswer(options.domain, payload.replacementId);
    if (replacement === undefined) return;
    await writeDirectly(options, replacement, messageOf(replacementAnswer(replacement)), payload);
  };
}
