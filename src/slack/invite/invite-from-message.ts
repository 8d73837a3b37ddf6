import { userOf } from '../api/workspace.ts';
import type { Pending } from '../reply/answer-in-time.ts';
import type { SlackContext } from '../reply/context.ts';
import type { MessageShortcutArgs, ViewAnswer } from '../reply/view-boundary.ts';
import { openInvite } from './open-invite.ts';
import { readMessage } from './read-message.ts';

/** “Invite to WeGotWork” in a message's menu: opens the form, filled with the people and addresses in the message. */
export function inviteFromMessage(
  slack: SlackContext,
  args: MessageShortcutArgs,
): Promise<ViewAnswer | Pending<ViewAnswer>> {
  const { shortcut } = args;
  const { people, addresses } = readMessage(shortcut.message);
  const isEmpty = people.length === 0 && addresses.length === 0;
  return openInvite(slack, userOf(args), {
    addresses: addresses.join(', '),
    people,
    mayFoundOrganization: false,
    place: { channelId: shortcut.channel.id, responseUrl: shortcut.response_url },
    ...(isEmpty && {
      notice: 'This message names nobody whom wgw can invite. Type addresses, or pick teammates.',
    }),
  });
}
