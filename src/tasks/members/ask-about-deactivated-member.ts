import type { DomainContext } from '../../domain/core/context.ts';
import { findDeactivatedMember } from '../../domain/members/deactivated-members.ts';
import { deactivatedMemberMessage } from '../../slack/team/deactivated-member-message.ts';
import { type DirectMessageOptions, sendDirectMessage } from '../messages/send-direct-message.ts';
import type { TaskHandler } from '../runner/runner.ts';

interface AskAboutLeaverOptions extends DirectMessageOptions {
  readonly domain: DomainContext;
}

/** Asks an Administrator whether to remove somebody who was deactivated in Slack. */
export function askAboutDeactivatedMember(options: AskAboutLeaverOptions): TaskHandler<'ask-about-leaver'> {
  return async (payload) => {
    const leaver = await findDeactivatedMember(options.domain, payload);
    if (leaver === undefined) return;
    await sendDirectMessage(options, leaver.administrator, deactivatedMemberMessage(leaver), payload);
  };
}
