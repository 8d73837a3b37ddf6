import type { Domain } from '../domain/domain.ts';
import { DomainError } from '../domain/errors.ts';
import { listWhoCan } from '../domain/members/list-who-can.ts';
import { momentInWords } from '../text/invitation-words.ts';
import type { Asker } from './actor.ts';
import type { SlackFace } from './face.ts';
import { NotInstalledError } from './installations.ts';
import type { Outsider } from './people.ts';
import { isTokenGone, slackErrorCode } from './web-api-errors.ts';

/**
 * A failure, as the person who asked reads it.
 *
 * @param unexpected said where it is nobody's doing; what happened goes to the log.
 */
export function explainFailure(
  { logger, installUrl }: SlackFace,
  error: unknown,
  unexpected: string,
): string {
  if (error instanceof DomainError && error.is('SENDING_LIMIT_REACHED')) return explainLimit(error.details);
  if (error instanceof DomainError && error.is('NOT_ALLOWED')) return 'You may not do this in WeGotWork.';
  if (error instanceof NotInstalledError) return explainNoAccess(installUrl);
  if (isTokenGone(error)) {
    logger.error({ err: error }, 'Slack takes the token of the bot no longer');
    return explainNoAccess(installUrl);
  }
  if (slackErrorCode(error) === 'expired_trigger_id') {
    return 'Slack took too long to open the form. Please type the command again.';
  }
  logger.error({ err: error }, 'A request from Slack failed');
  return unexpected;
}

function explainNoAccess(installUrl: string | undefined): string {
  const next =
    installUrl === undefined
      ? 'Ask whoever runs wgw to install it anew.'
      : `Ask an admin of the workspace to add it again: ${installUrl}`;
  return `wgw has lost its access to this workspace. ${next}`;
}

function explainLimit({
  scope,
  allowed,
  left,
  address,
  retryAt,
}: DomainError<'SENDING_LIMIT_REACHED'>['details']): string {
  const whose = {
    INVITER: `You can send ${allowed} invitations a day`,
    ORGANIZATION: `Your organization can send ${allowed} invitations a day`,
    ADDRESS: `${address ?? 'An address'} can get ${allowed} invitations a day`,
  }[scope];
  const wait = retryAt && `try again after ${momentInWords(wholeMinute(retryAt))}`;
  const fewer = scope === 'ADDRESS' ? 'leave that address out' : left > 0 && `invite at most ${left}`;
  const next = [wait, fewer].filter((step) => typeof step === 'string').join(', or ');
  return `${whose}, and this would be more. Nobody was invited. ${next.charAt(0).toUpperCase()}${next.slice(1)}.`;
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
  const contacts = await listWhoCan(domain, workspaceId, 'members:invite');
  return [whyNot(asker), ...nextSteps(asker, contacts)];
}

const whyOutsidersCannot: Record<Exclude<Outsider['reason'], 'stranger'>, string> = {
  guest:
    'You cannot invite people: wgw serves the full members of this Slack workspace, and you are its guest.',
  bot: 'You cannot invite people: wgw serves people, not apps.',
  deactivated: 'You cannot invite people: your Slack account is deactivated.',
  'no-address':
    'You cannot invite people: wgw knows people by their confirmed email address, and your Slack profile has none.',
};

function whyNot({ actor, reason }: Asker): string {
  if (actor !== undefined) return 'Members cannot invite people to WeGotWork; Administrators can.';
  if (reason !== undefined && reason !== 'stranger') return whyOutsidersCannot[reason];
  return 'You cannot invite people: you are not a member of this organization in WeGotWork.';
}

function nextSteps({ actor, reason }: Asker, contacts: readonly string[]): string[] {
  const names = new Intl.ListFormat('en', { type: 'disjunction' }).format(contacts);
  if (actor !== undefined) return [`Ask ${names} to invite them.`];
  // An invitation would not help them: whoever can invite does so in their place.
  const wouldHelp = reason === undefined || reason === 'no-address';
  if (!wouldHelp && contacts.length > 0) return [`Ask ${names} to invite whom you have in mind.`];
  const confirm =
    reason === 'no-address' ? ['Confirm your address in Slack, then type the command again.'] : [];
  if (contacts.length > 0) return [...confirm, `Ask ${names} to invite you.`];
  // Confirming it may be all that an owner lacks.
  if (confirm.length > 0) return confirm;
  return ['Ask an owner or admin of this Slack workspace to type /wgw invite: that sets wgw up.'];
}
