import type { ModalView } from '@slack/types';
import { type AddressWarning, addressWarning } from '../domain/address-warning.ts';
import { domainOf, parseAddressList } from '../domain/email-address.ts';
import { invite } from '../domain/invitations/invite.ts';
import type { Actor } from '../domain/members/actor.ts';
import type { SlackFace } from './face.ts';
import { inviteBlocks } from './ids.ts';
import type { SubmittedInvite } from './invite-form.ts';
import { isMarked, marksOf, writeMetadata } from './invite-metadata.ts';
import type { Person } from './people.ts';
import { inviteModal } from './views/invite-modal.ts';
import { type EntryOutcome, outcomeSentence, outcomesModal } from './views/outcomes.ts';
import { warningBlocks } from './views/warnings.ts';

/** What a submission leads to. */
export type InviteAnswer =
  /** The one entry is invited: the form has done its work. The summary is for where it is gone already. */
  | { readonly kind: 'invited'; readonly summary: ModalView }
  /** The one entry cannot be invited: the form stays, with the words on the field. */
  | { readonly kind: 'refused'; readonly block: string; readonly sentence: string }
  /** What the form becomes: a summary of several entries, or itself with warnings. */
  | { readonly kind: 'becomes'; readonly view: ModalView };

/**
 * Invites what a form names, unless a warning has yet to be confirmed. `people` are those picked in it, looked up.
 *
 * @throws DomainError as `invite` does.
 */
export async function submitInvite(
  face: SlackFace,
  actor: Actor,
  workspaceId: string,
  form: SubmittedInvite,
  people: readonly Person[],
): Promise<InviteAnswer> {
  const { values, metadata } = form;
  const typed = parseAddressList(values.addresses);
  const typedAddresses = typed.flatMap((entry) => ('address' in entry ? entry.address : []));
  const addresses = [
    ...new Set([...typedAddresses, ...people.flatMap((each) => ('email' in each ? each.email : []))]),
  ];

  const warnings = typedAddresses.flatMap((address) => addressWarning(address, domainOf(actor.email)) ?? []);
  if (!warnings.every(({ address }) => isMarked(metadata.warned, address))) {
    return { kind: 'becomes', view: formWithWarnings(form, warnings) };
  }

  const outcomes =
    addresses.length === 0
      ? []
      : await invite(face.domain, actor, {
          viewId: form.viewId,
          workspaceId,
          channelId: metadata.channelId,
          responseUrl: metadata.responseUrl,
          addresses,
          role: values.role,
          note: values.note === '' ? undefined : values.note,
        });
  return answer(
    [
      ...outcomes,
      ...typed.filter((entry) => 'problem' in entry),
      ...people.filter((person) => 'reason' in person),
    ],
    face.sender,
  );
}

function formWithWarnings(
  { values, metadata }: SubmittedInvite,
  warnings: readonly AddressWarning[],
): ModalView {
  const warned = marksOf(warnings.map(({ address }) => address));
  return inviteModal({
    values,
    metadata: writeMetadata({ ...metadata, warned }),
    notice: warningBlocks(warnings),
    submitLabel: 'Invite anyway',
  });
}

function answer(entries: readonly EntryOutcome[], sender: string): InviteAnswer {
  const [only, ...others] = entries;
  if (only === undefined) {
    const sentence = 'Type at least one email address, or pick a teammate.';
    return { kind: 'refused', block: inviteBlocks.addresses, sentence };
  }
  const summary = outcomesModal(entries, sender);
  if (others.length > 0) return { kind: 'becomes', view: summary };
  if ('outcome' in only && only.outcome === 'invited') return { kind: 'invited', summary };
  const block = 'reason' in only ? inviteBlocks.people : inviteBlocks.addresses;
  return { kind: 'refused', block, sentence: outcomeSentence(only, sender) };
}
