import type { SlashCommand } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { findActor } from '../../domain/members/find-actor.ts';
import { can } from '../../domain/roles.ts';
import { type Asker, askSlackWhoAsks } from '../actor.ts';
import { explainWhoCanInvite } from '../errors.ts';
import type { SlackFace } from '../face.ts';
import { writeMetadata } from '../invite-metadata.ts';
import type { InviteCommand } from '../parse-command.ts';
import { inviteModal, MAX_ADDRESSES_TEXT, MAX_PEOPLE } from '../views/invite-modal.ts';
import { messageOf } from '../views/message.ts';
import { linesOfText } from '../views/text.ts';
import { workspaceId } from '../workspace.ts';
import type { Pending } from './answer-in-time.ts';
import type { CommandAnswer, CommandArgs } from './command-boundary.ts';

/** `/wgw invite …`: opens the form for whoever may invite, and tells everyone else who can. */
export async function openInvite(
  { domain, clientFor }: SlackFace,
  { command, context }: CommandArgs,
  typed: InviteCommand,
): Promise<CommandAnswer | Pending<CommandAnswer>> {
  const user = { workspaceId: workspaceId(context), userId: command.user_id };
  const answerTo = async (asker: Asker): Promise<CommandAnswer> =>
    asker.actor !== undefined && can(asker.actor.role, 'members:invite')
      ? { view: prefilledForm(command, typed) }
      : { message: messageOf(await explainWhoCanInvite(domain, user.workspaceId, asker)) };

  const actor = await findActor(domain, user);
  if (actor !== undefined) return answerTo({ actor });
  return {
    doing: 'One moment: wgw is finding out who you are…',
    answer: async () => answerTo(await askSlackWhoAsks(domain, await clientFor(user.workspaceId), user)),
  };
}

const TOO_MANY =
  'You typed more than the form holds: the last ones are left out. Invite them with another command.';

function prefilledForm(command: SlashCommand, typed: InviteCommand): ModalView {
  const addresses = thatFit(typed.addresses);
  const leftOut = addresses.length < typed.addresses.length || typed.people.length > MAX_PEOPLE;
  return inviteModal({
    values: { addresses, people: typed.people, role: typed.role ?? 'MEMBER', note: '' },
    metadata: writeMetadata({ channelId: command.channel_id, responseUrl: command.response_url }),
    ...(leftOut && { notice: linesOfText([TOO_MANY]) }),
  });
}

/** As much of a list of addresses as the form's field holds, cut at a whole one. */
function thatFit(addresses: string): string {
  if (addresses.length <= MAX_ADDRESSES_TEXT) return addresses;
  return addresses.slice(0, MAX_ADDRESSES_TEXT + 1).replace(/(^|[\s,;]+)[^\s,;]*$/, '');
}
