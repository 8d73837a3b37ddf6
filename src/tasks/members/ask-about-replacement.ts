import { findReplacementQuestion } from '../../domain/account-replacements/find-replacements.ts';
import type { Domain } from '../../domain/core/context.ts';
import { replacementMessage } from '../../slack/account-replacements/replacement-message.ts';
import { type Writing, writeDirectly } from '../messages/send-direct-message.ts';
import type { Job } from '../runner/runner.ts';

interface AskAboutReplacementOptions extends Writing {
  readonly domain: Domain;
}

/** Asks an Administrator whether a new Slack account takes the place of one that is gone. */
export function askAboutReplacement(options: AskAboutReplacementOptions): Job<'ask-about-replacement'> {
  return async (payload) => {
    const question = await findReplacementQuestion(options.domain, payload);
    if (question === undefined) return;
    await writeDirectly(options, question.administrator, replacementMessage(question.replacement), payload);
  };
}
