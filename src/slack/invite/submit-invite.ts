import type { Actor } from '../../domain/core/actor.ts';
import { emailDomainOf, parseAddressList } from '../../domain/core/email-address.ts';
import { can } from '../../domain/core/permissions.ts';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { type AddressWarning, addressWarning } from '../../domain/invitations/lifecycle/address-warning.ts';
import { invite } from '../../domain/invitations/lifecycle/invite.ts';
import { MAX_PICKED } from '../../domain/members/find-picked-members.ts';
import { requestInvitations } from '../../domain/requests/request-invitations.ts';
import { userOf } from '../api/workspace.ts';
import { inviteBlocks } from '../blocks/ids.ts';
import { messageOf } from '../blocks/message.ts';
import { alsoRefreshHome } from '../home/refresh-home.ts';
import type { SlackContext } from '../reply/context.ts';
import {
  replaceForm,
  replaceFormWithNotice,
  type SubmissionAnswer,
  type SubmissionArgs,
  type SubmittedForm,
} from '../reply/submission-boundary.ts';
import { withKnownActor } from '../reply/with-actor.ts';
import { warningBlocks, warningMessage } from './address-warnings.ts';
import {
  fingerprintsOf,
  hasFingerprint,
  readInviteForm,
  type SubmittedInvite,
  writeMetadata,
} from './invite-form.ts';
import { inviteModal } from './invite-modal.ts';
import { type EntryOutcome, outcomeSentence, outcomesMessage, outcomesModal } from './outcomes.ts';
import { type Picked, pickPeople } from './pick-people.ts';

// True wherever it failed: the same form sent again gets the outcome of the first time.
const UNEXPECTED =
  'Something went wrong on our side. Please send the form again in a moment: nobody is invited twice.';

/** Answers a submitted invite form. First asks Slack about picked people whom wgw does not know. */
export function onInviteSubmission(slack: SlackContext, args: SubmissionArgs): SubmittedForm {
  const user = userOf(args);
  const form = readInviteForm(args.view);
  return {
    responseUrl: form.metadata.responseUrl,
    refuse: (why) => refuseInvite(form, why),
    unexpected: UNEXPECTED,
    ...(form.values.people.length > 0 && { loadingText: 'Asking Slack about the teammates you picked…' }),
    answer: async () => alsoRefreshHome(slack, user, form.metadata, await answerTo(slack, user, form)),
  };
}

function answerTo(slack: SlackContext, user: SlackUser, form: SubmittedInvite): Promise<SubmissionAnswer> {
  return withKnownActor<SubmissionAnswer>(
    slack,
    user,
    { action: 'invite', deny: replaceFormWithNotice },
    async (actor) => {
      const people = await pickPeople(slack, actor, user.workspaceId, form);
      return submitInvite(slack, actor, user.workspaceId, form, people);
    },
  );
}

const submitters = { invite, request: requestInvitations } as const;

/**
 * Invites the people in a form, or requests that, unless a warning has to be confirmed first.
 *
 * @param people those picked in the form.
 *
 * @throws DomainError as `invite` and `requestInvitations` do.
 */
async function submitInvite(
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
  if (!warnings.every(({ address }) => hasFingerprint(metadata.warned, address))) {
    return showWarnings(form, warnings);
  }

  // A Member who became an Administrator since would otherwise ask themselves.
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
  return showOutcomes(form, slack.sender, [
    ...outcomes,
    ...typed.filter((entry) => 'problem' in entry),
    ...people.filter((person) => 'reason' in person),
  ]);
}

/**
 * The form as it was filled in, with the reason why nobody was invited. The reason stands at the field of the picked people if
 * no address is typed or too many people are picked, and otherwise at the addresses.
 */
function refuseInvite({ purpose, values, metadata }: SubmittedInvite, why: string): SubmissionAnswer {
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

function showWarnings(
  { purpose, values, metadata }: SubmittedInvite,
  warnings: readonly AddressWarning[],
): SubmissionAnswer {
  const warned = fingerprintsOf(warnings.map(({ address }) => address));
  const view = inviteModal({
    purpose,
    values,
    metadata: writeMetadata({ ...metadata, warned }),
    notice: warningBlocks(warnings),
    isConfirming: true,
  });
  return replaceForm(view, warningMessage(warnings));
}

function showOutcomes(
  form: SubmittedInvite,
  sender: string,
  entries: readonly EntryOutcome[],
): SubmissionAnswer {
  const [only, ...others] = entries;
  if (only === undefined) {
    return refuseInvite(form, 'Type at least one email address, or pick a teammate.');
  }
  const view = outcomesModal(entries, sender);
  const summary = replaceForm(view, outcomesMessage(entries, sender));
  if (others.length > 0) return summary;
  // Closes the form.
  if ('outcome' in only && only.outcome === 'invited') return { ...summary, acknowledgement: undefined };
  if ('outcome' in only && only.outcome === 'requested') return summary;
  const sentence = outcomeSentence(only, sender);
  // The form does not show the addresses of picked people.
  const isHidden = 'outcome' in only && form.values.people.length > 0;
  return refuseInvite(form, isHidden ? `${only.address}: ${sentence}` : sentence);
}
