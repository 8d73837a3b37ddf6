import type { ModalView } from '@slack/types';
import { can, type Role } from '../../domain/core/permissions.ts';
import type { SlackUser } from '../../domain/core/slack-user.ts';
import { MAX_PICKED } from '../../domain/members/find-picked-members.ts';
import { readableText, takeMentions } from '../blocks/read-markup.ts';
import { linesOfText } from '../blocks/text.ts';
import type { Pending } from '../reply/answer-in-time.ts';
import type { SlackContext } from '../reply/context.ts';
import { answerSentences, type Command, type ViewAnswer } from '../reply/view-boundary.ts';
import { withActor } from '../reply/with-actor.ts';
import { type InviteMetadata, writeMetadata } from './invite-form.ts';
import { type InvitePurpose, inviteModal, MAX_ADDRESSES_TEXT } from './invite-modal.ts';

/** `/wgw invite …` opens the form, filled with what was typed. */
export const inviteCommand: Command = {
  parameters: '[addresses] [administrator or member]',
  does: 'invite teammates to WeGotWork (Members ask their Administrators)',
  exampleParameters: 'grace@acme.com member',
  run: (slack, { user, text, channelId, responseUrl }) =>
    openInvite(slack, user, {
      ...readParameters(text),
      place: { channelId, responseUrl },
      mayFoundOrganization: true,
    }),
};

// A role stands at the end, as in the help, or at the beginning; `as an administrator` works too.
const ROLE =
  /(?:^|\s)(?:as\s+(?:an?\s+)?)?(administrator|admin|member)s?$|^(administrator|admin|member)s?\s+/i;

function readParameters(text: string): Pick<InvitePrefill, 'addresses' | 'people' | 'role'> {
  const { mentions, rest } = takeMentions(text);
  const typed = readableText(rest).trim();
  return {
    addresses: typed.replace(ROLE, '').trim(),
    people: mentions.map(({ userId }) => userId),
    role: readRole(typed),
  };
}

function readRole(typed: string): Role | undefined {
  const found = ROLE.exec(typed);
  if (found === null) return undefined;
  return /^a/i.test(found[1] ?? found[2] ?? '') ? 'ADMINISTRATOR' : 'MEMBER';
}

/** What the form starts with, and what its submission needs to know. */
export interface InvitePrefill {
  readonly addresses: string;
  /** Slack ids. */
  readonly people: readonly string[];
  readonly role?: Role | undefined;
  /** Where the form was opened. */
  readonly place: Omit<InviteMetadata, 'warned'>;
  readonly mayFoundOrganization: boolean;
  /** Stands above the form. */
  readonly notice?: string | undefined;
}

/** An empty form, opened from the Home tab. */
export const emptyInvite: InvitePrefill = {
  addresses: '',
  people: [],
  place: { isFromHome: true },
  mayFoundOrganization: false,
};

/** Opens the form. For Administrators it invites; for other members it asks the Administrators to. */
export function openInvite(
  slack: SlackContext,
  user: SlackUser,
  prefill: InvitePrefill,
): Promise<ViewAnswer | Pending<ViewAnswer>> {
  const { mayFoundOrganization } = prefill;
  return withActor<ViewAnswer>(
    slack,
    user,
    { action: 'invite', deny: answerSentences, mayFoundOrganization },
    async ({ role }) => {
      const purpose = can(role, 'members:invite') ? 'invite' : 'request';
      return { view: prefilledForm(purpose, prefill) };
    },
  );
}

const TOO_MANY =
  'This names more than the form holds: the last ones are left out. Invite them with another form.';

function prefilledForm(purpose: InvitePurpose, prefill: InvitePrefill): ModalView {
  const { people, role = 'MEMBER', place } = prefill;
  const addresses = addressesThatFit(prefill.addresses);
  const leftOut = addresses.length < prefill.addresses.length || people.length > MAX_PICKED;
  const notices = [...(prefill.notice === undefined ? [] : [prefill.notice]), ...(leftOut ? [TOO_MANY] : [])];
  return inviteModal({
    purpose,
    values: { addresses, people, role, note: '' },
    metadata: writeMetadata(place),
    notice: linesOfText(notices),
  });
}

/** As many whole addresses as the form's field holds. */
function addressesThatFit(addresses: string): string {
  if (addresses.length <= MAX_ADDRESSES_TEXT) return addresses;
  return addresses.slice(0, MAX_ADDRESSES_TEXT + 1).replace(/(^|[\s,;]+)[^\s,;]*$/, '');
}
