import type { Domain } from '../domain/domain.ts';
import type { DomainError } from '../domain/errors.ts';
import { listWhoCan } from '../domain/members/list-who-can.ts';
import { momentInWords } from '../invitation-words.ts';
import type { Asker } from './actor.ts';

/** Said where something failed that is nobody's doing here; what happened is in the log. */
export const somethingFailed =
  'Something went wrong on our side, and nothing was sent. Please try again in a moment.';

/** A use case's refusal, as the person who asked reads it. */
export function explain(error: DomainError): string {
  if (error.is('SENDING_LIMIT_REACHED')) return explainLimit(error.details);
  if (error.is('NOT_ALLOWED')) return 'You may not do this in WeGotWork.';
  return somethingFailed;
}

function explainLimit({
  scope,
  allowed,
  address,
  retryAt,
}: DomainError<'SENDING_LIMIT_REACHED'>['details']): string {
  const whose = {
    INVITER: `You can send ${allowed} invitations a day`,
    ORGANIZATION: `Your organization can send ${allowed} invitations a day`,
    ADDRESS: `${address ?? 'An address'} can get ${allowed} invitations a day`,
  }[scope];
  const next =
    retryAt === undefined
      ? 'Invite fewer people at once.'
      : `Try again after ${momentInWords(wholeMinute(retryAt))}, or invite fewer.`;
  return `${whose}, and this would be more. Nobody was invited. ${next}`;
}

/** The next whole minute: at the one before, it would be too early. */
function wholeMinute(moment: Date): Date {
  return new Date(Math.ceil(moment.getTime() / 60_000) * 60_000);
}

/** Who may not invite is told so, and who can; someone of another workspace learns nothing about this one. */
export async function explainWhoCanInvite(
  domain: Domain,
  workspaceId: string,
  asker: Asker,
): Promise<string[]> {
  if (asker.reason === 'stranger') {
    return ['You cannot invite people here: wgw serves the members of the workspace that installed it.'];
  }
  const reason = asker.actor
    ? 'Members cannot invite people to WeGotWork; Administrators can.'
    : 'You cannot invite people: you are not a member of this organization in WeGotWork.';
  const contacts = await listWhoCan(domain, workspaceId, 'members:invite');
  if (contacts.length === 0) {
    return [reason, 'Ask an owner or admin of this Slack workspace to type /wgw invite: that sets wgw up.'];
  }
  const names = new Intl.ListFormat('en', { type: 'disjunction' }).format(contacts);
  return [reason, asker.actor ? `Ask ${names} to invite them.` : `Ask ${names} to invite you.`];
}
