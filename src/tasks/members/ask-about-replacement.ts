import { findReplacementQuestion } from '../../domain/account-replacements/find-replacements.ts';
import type { DomainContext } from '../../domain/core/context.ts';
import { replacementMessage } from '../../slack/account-replacements/replacement-message.ts';
import { type DirectMessageOptions, sendDirectMessage } from '../messages/send-direct-message.ts';
import type { TaskHandler } from '../runner/runner.ts';

interface AskAboutReplacementOptions extends DirectMessageOptions {
  readonly domain: DomainContext;
}

/** Asks an Administrator whether a new Slack account takes the place of one that is gone. */
export function askAboutReplacement(
  options: AskAboutReplacementOptions,
): TaskHandler<'ask-about-replacement'> {
  return async (payload) => {
    const question = await findReplacementQuestion(options.domain, payload);
    if (question === undefined) return;
    await sendDirectMessage(
      options,
      question.administrator,
      replacementMessage(question.replacement),
      payload,
    );
  };
}
