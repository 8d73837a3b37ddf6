import { findDeactivatedMember } from '../../domain/members/deactivated-members.ts';
import { deactivatedMemberMessage } from '../../slack/team/deactivated-member-message.ts';
import { type MessageTaskOptions, sendDirectMessage } from '../messages/send-direct-message.ts';
import type { TaskHandler } from '../runner/task-list.ts';

/** Asks an Administrator whether to remove a member who was deactivated in Slack. */
export function askAboutDeactivatedMember(
  options: MessageTaskOptions,
): TaskHandler<'ask-about-deactivated-member'> {
  return async (payload) => {
    const member = await findDeactivatedMember(options.domain, payload);
    if (member === undefined) return;
    await sendDirectMessage(options, member.administrator, deactivatedMemberMessage(member), payload);
  };
}
