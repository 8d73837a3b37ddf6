import type { Domain } from '../domain/domain.ts';
import { findReplacementAnswer } from '../domain/replacements/find-replacements.ts';
import { messageOf } from '../slack/views/message.ts';
import { replacementAnswer } from '../slack/views/replacement.ts';
import type { Job } from './runner.ts';
import { type Writing, writeDirectly } from './write-directly.ts';

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
