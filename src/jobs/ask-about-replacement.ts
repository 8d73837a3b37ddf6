import type { Domain } from '../domain/domain.ts';
import { findReplacementQuestion } from '../domain/replacements/find-replacements.ts';
import { replacementMessage } from '../slack/views/replacement.ts';
import type { Job } from './runner.ts';
import { type Writing, writeDirectly } from './write-directly.ts';

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
