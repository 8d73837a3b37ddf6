import type { Domain } from '../../domain/core/context.ts';
import { findLeaver } from '../../domain/members/deactivated-members.ts';
import { leaverMessage } from '../../slack/team/deactivated-member-message.ts';
import { type Writing, writeDirectly } from '../messages/send-direct-message.ts';
import type { Job } from '../runner/runner.ts';

interface AskAboutLeaverOptions extends Writing {
  readonly domain: Domain;
}

/** Asks an Administrator whether to remove somebody who was deactivated in Slack. */
export function askAboutLeaver(options: AskAboutLeaverOptions): Job<'ask-about-leaver'> {
  return async (payload) => {
    const leaver = await findLeaver(options.domain, payload);
    if (leaver === undefined) return;
    await writeDirectly(options, leaver.administrator, leaverMessage(leaver), payload);
  };
}
