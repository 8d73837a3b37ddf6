import type { Actor } from '../../domain/core/actor.ts';
import { emailDomainOf, parseAddressList } from '../../domain/core/email-address.ts';
import { can } from '../../domain/core/permissions.ts';
import { type AddressWarning, addressWarning } from '../../domain/invitations/lifecycle/address-warning.ts';
import { invite } from '../../domain/invitations/lifecycle/invite.ts';
import { MAX_PICKED } from '../../domain/members/find-picked-members.ts';
import { requestInvitations } from '../../domain/requests/request-invitations.ts';
import { inviteBlocks } from '../blocks/ids.ts';
import { messageOf } from '../blocks/message.ts';
import type { SlackContext } from '../reply/context.ts';
import { replaceForm, type SubmissionAnswer } from '../reply/submission-answer.ts';
import { warningBlocks, warningMessage } from './address-warnings.ts';
import type { SubmittedInvite } from './invite-form.ts';
import { isMarked, marksOf, writeMetadata } from './invite-metadata.ts';
import { inviteModal } from './invite-modal.ts';
import { type EntryOutcome, outcomeSentence, outcomesMessage, outcomesModal } from './outcomes.ts';
import type { Picked } from './pick-people.ts';

const submitters = { invite, request: requestInvitations } as const;

/**
 * Invites whom a form names, or asks for it, unless a warning has yet to be confirmed. `people` are those picked in it.
 *
 * @throws DomainError as `invite` and `requestInvitations` do.
 */
export async function submitInvite(
  slack: SlackContext,
  actor: Actor,
  workspaceId: string,
  form: SubmittedInvite,
  people: readonly Picked[],
): Promise<SubmissionAnswer> {
  const { values, metadata } = form;
  const typed = parseAddressList(values.addresses);
  const typedAddresses = typed.flatMap((entry) => ('address' in entry ? entry.address : []));
  const addresses = [
    ...new Set([...typedAddresses, ...people.flatMap((each) => ('email' in each ? each.email : []))]),
  ];

  const warnings = typedAddresses.flatMap(
    (address) => addressWarning(address, emailDomainOf(actor.email)) ?? [],
  );
  if (!warnings.every(({ address }) => isMarked(metadata.warned, address))) {
    return askAboutWarnings(form, warnings);
  }

  // Whoever was made an Administrator since would ask themselves.
  const submit = can(actor.role, 'members:invite') ? invite : submitters[form.purpose];
  const outcomes =
    addresses.length === 0
      ? []
      : await submit(slack.domain, actor, {
          viewId: form.viewId,
          workspaceId,
          channelId: metadata.channelId,
          responseUrl: metadata.responseUrl,
          addresses,
          role: values.role,
          note: values.note === '' ? undefined : values.note,
        });
  return answer(form, slack.sender, [
    ...outcomes,
    ...typed.filter((entry) => 'problem' in entry),
    ...people.filter((person) => 'reason' in person),
  ]);
}

/**
 * The form as it was filled, with why nobody was invited. That stands on the field of the picked people where no address is
 * typed, or where they are too many.
 */
export function refuseInvite({ purpose, values, metadata }: SubmittedInvite, why: string): SubmissionAnswer {
  const message = messageOf([why]);
  const isPickedOnly = values.addresses.trim() === '' && values.people.length > 0;
  const isAboutPeople = isPickedOnly || values.people.length > MAX_PICKED;
  const field = isAboutPeople ? inviteBlocks.people : inviteBlocks.addresses;
  return {
    acknowledgement: { response_action: 'errors', errors: { [field]: why } },
    view: inviteModal({ purpose, values, metadata: writeMetadata(metadata), notice: message.blocks }),
    message,
  };
}

function askAboutWarnings(
  { purpose, values, metadata }: SubmittedInvite,
  warnings: readonly AddressWarning[],
): SubmissionAnswer {
  const warned = marksOf(warnings.map(({ address }) => address));
  const view = inviteModal({
    purpose,
    values,
    metadata: writeMetadata({ ...metadata, warned }),
    notice: warningBlocks(warnings),
    isConfirming: true,
  });
  return replaceForm(view, warningMessage(warnings));
}

function answer(form: SubmittedInvite, sender: string, entries: readonly EntryOutcome[]): SubmissionAnswer {
  const [only, ...others] = entries;
  if (only === undefined) {
    return refuseInvite(form, 'Type at least one email address, or pick a teammate.');
  }
  const view = outcomesModal(entries, sender);
  const summary = replaceForm(view, outcomesMessage(entries, sender));
  if (others.length > 0) return summary;
  // The form has done its work: it closes.
  if ('outcome' in only && only.outcome === 'invited') return { ...summary, acknowledgement: undefined };
  if ('outcome' in only && only.outcome === 'requested') return summary;
  const sentence = outcomeSentence(only, sender);
  // The form does not show the addresses of people picked in it.
  const isHidden = 'outcome' in only && form.values.people.length > 0;
  return refuseInvite(form, isHidden ? `${only.address}: ${sentence}` : sentence);
}
