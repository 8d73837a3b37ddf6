import type { KnownBlock, ModalView } from '@slack/types';
import type { AddressProblem } from '../../domain/core/email-address.ts';
import type { InviteOutcome } from '../../domain/invitations/lifecycle/invite-statement.ts';
import type { RequestOutcome } from '../../domain/requests/request-invitations.ts';
import { oneLine } from '../../text/plain-text.ts';
import type { IneligibleUser } from '../api/people.ts';
import { command } from '../blocks/ids.ts';
import type { Message } from '../blocks/message.ts';
import { escapeMarkup, linesOfText, markup, plain } from '../blocks/text.ts';

/** The outcome of one entry of the form: an address, a person, or text that is no address. */
export type EntryOutcome = InviteOutcome | RequestOutcome | RefusedEntry;

type Outcome = (InviteOutcome | RequestOutcome)['outcome'];

type RefusedEntry = { readonly typed: string; readonly problem: AddressProblem } | IneligibleUser;

const headings = {
  invited: 'Invited Successfully',
  requested: 'Your Administrators are asked',
  waiting: 'Your request waits for an Administrator',
  'already-requested': 'Asked for already',
  'already-invited': 'User already Invited',
  'already-member': 'User already in organization.',
  'domain-not-allowed': 'Domain not allowed',
} as const satisfies Record<Outcome, string>;

const problems: Record<AddressProblem | IneligibleUser['reason'], string> = {
  malformed: 'is not an email address. Check it for typos.',
  'too-long': 'is too long to be an email address.',
  'unusual-letters': 'has letters that this address cannot have. Type it in plain letters.',
  bot: 'is an app, and apps cannot be invited.',
  deactivated: 'is deactivated in Slack. Type their address to invite them all the same.',
  stranger: 'belongs to another workspace. Type their address to invite them all the same.',
  guest: 'is a guest in Slack. Type their address to invite them all the same.',
  'no-address': 'has no confirmed email address in Slack. Type their address instead.',
};

// Enough to find the entry in the typed text.
const MAX_QUOTED = 80;

/** Says which sender to look for, and where. */
export function nextStepOfInvited(sender: string): string {
  return `They get an email from ${sender}. Ask them to look in their spam folder too.`;
}

function nextStep(outcome: Outcome, sender: string): string {
  switch (outcome) {
    case 'invited':
      return nextStepOfInvited(sender);
    case 'requested':
      return 'wgw tells you what they answer.';
    case 'waiting':
      return `None of them has used wgw in Slack yet, so that it cannot write to them. Ask one to type ${command} members and open wgw's Home tab, where your request waits.`;
    case 'already-requested':
      return 'Somebody asked for it before, and your Administrators have yet to answer.';
    case 'already-invited':
      return `Ask them to look for the original email from ${sender}. Administrators can resend or cancel it: ${command} members.`;
    case 'already-member':
      return 'They can already sign in.';
    case 'domain-not-allowed':
      return `Your organization only invites addresses of certain domains. Administrators can change that: ${command} settings.`;
  }
}

/** The outcome of one entry as a sentence, for the form's field. */
export function outcomeSentence(entry: EntryOutcome, sender: string): string {
  if ('outcome' in entry) return `${endSentence(headings[entry.outcome])} ${nextStep(entry.outcome, sender)}`;
  return problemSentence(entry);
}

function endSentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

function problemSentence(entry: RefusedEntry): string {
  return 'typed' in entry
    ? `“${oneLine(entry.typed, MAX_QUOTED)}” ${problems[entry.problem]}`
    : `${entry.name} ${problems[entry.reason]}`;
}

/** The summary that replaces the form: the entries, grouped by outcome. */
export function outcomesModal(entries: readonly EntryOutcome[], sender: string): ModalView {
  return {
    type: 'modal',
    title: plain('Invitations'),
    close: plain('Close'),
    blocks: outcomesBlocks(entries, sender),
  };
}

/** The same summary as a message. */
export function outcomesMessage(entries: readonly EntryOutcome[], sender: string): Message {
  return { text: 'What became of your invitations', blocks: outcomesBlocks(entries, sender) };
}

function outcomesBlocks(entries: readonly EntryOutcome[], sender: string): KnownBlock[] {
  const answered = entries.filter((entry) => 'outcome' in entry);
  const refused = entries.filter((entry): entry is RefusedEntry => !('outcome' in entry));
  const groups = (Object.keys(headings) as (keyof typeof headings)[]).flatMap((outcome) =>
    group(
      headings[outcome],
      escapeMarkup(nextStep(outcome, sender)),
      answered.filter((entry) => entry.outcome === outcome).map(({ address }) => address),
    ),
  );
  return [
    ...groups,
    ...group('Cannot be invited', 'Try again once this is put right.', refused.map(problemSentence)),
  ];
}

function group(heading: string, next: string, lines: readonly string[]): KnownBlock[] {
  if (lines.length === 0) return [];
  const total = lines.length === 1 ? '' : ` (${lines.length})`;
  return [markup(`*${heading}*${total}\n${next}`), ...linesOfText(lines.map((line) => `• ${line}`))];
}
