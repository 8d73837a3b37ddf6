import type { ModalView } from '@slack/types';
import { findActor } from '../../domain/members/find-actor.ts';
import { can } from '../../domain/roles.ts';
import { askSlackWhoAsks } from '../actor.ts';
import { explainWhoCanInvite } from '../errors.ts';
import type { SlackFace } from '../face.ts';
import { writeMetadata } from '../invite-metadata.ts';
import type { InviteCommand } from '../parse-command.ts';
import { ephemeral } from '../views/ephemeral.ts';
import { inviteModal, MAX_ADDRESSES_TEXT } from '../views/invite-modal.ts';
import { loadingModal, noticeModal } from '../views/notice.ts';
import { linesOfText } from '../views/text.ts';
import { workspaceId } from '../workspace.ts';
import { type CommandArgs, replaceLoading } from './boundary.ts';

/** `/wgw invite …`: opens the form for whoever may invite, and tells everyone else who can. */
export async function openInvite(face: SlackFace, args: CommandArgs, typed: InviteCommand): Promise<void> {
  const { ack, client, command } = args;
  const user = { workspaceId: workspaceId(args.context), userId: command.user_id };
  const form = prefilledForm(args, typed);

  const actor = await findActor(face.domain, user);
  if (actor !== undefined && !can(actor.role, 'members:invite')) {
    return ack(ephemeral(await explainWhoCanInvite(face.domain, user.workspaceId, { actor })));
  }
  await ack();
  if (actor !== undefined) {
    await client.views.open({ trigger_id: command.trigger_id, view: form });
    return;
  }

  const loading = loadingModal('One moment: wgw is finding out who you are…');
  const opened = await client.views.open({ trigger_id: command.trigger_id, view: loading });
  await replaceLoading(args, face.logger, opened.view?.id ?? '', async () => {
    const asker = await askSlackWhoAsks(face.domain, client, user);
    if (asker.actor !== undefined && can(asker.actor.role, 'members:invite')) return form;
    return noticeModal(await explainWhoCanInvite(face.domain, user.workspaceId, asker));
  });
}

const TOO_MANY =
  'You typed more than the form holds: the last addresses are left out. Invite them with another command.';

function prefilledForm({ command }: CommandArgs, typed: InviteCommand): ModalView {
  const addresses = thatFit(typed.addresses);
  const leftOut = addresses.length < typed.addresses.length;
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
