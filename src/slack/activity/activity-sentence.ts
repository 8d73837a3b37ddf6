import type { Activity, ActivityDetails } from '../../domain/core/activity.ts';
import { type Role, roleName } from '../../domain/core/permissions.ts';
import type { SettingName } from '../../domain/core/settings.ts';
import { unambiguousAddress } from '../../text/email-domain.ts';
import { roleWithArticle } from '../../text/roles.ts';
import { settingChange, settingNames } from '../blocks/setting-words.ts';
import { statusTexts } from '../blocks/status-text.ts';
import { channelMention, userMention } from '../blocks/text.ts';

const UNREADABLE = 'The details of this entry cannot be shown: a newer version of wgw may have written them.';

/** Says who did what to whom, then one line for each thing that changed. */
export function activityLines(activity: Activity): string[] {
  const actor = activity.actorName ?? 'Somebody';
  if (activity.details === undefined) return [UNREADABLE];
  switch (activity.kind) {
    case 'ORGANIZATION_CREATED':
      return [`${actor} set up ${activity.details.name}.`];
    case 'INVITED':
      return [`${actor} invited ${addressOf(activity)}${roleOf(activity)}.`];
    case 'RESENT':
      return [`${actor} resent the invitation of ${addressOf(activity)}.`];
    case 'EXTENDED':
      return [`${actor} extended the invitation of ${addressOf(activity)}.`];
    case 'CANCELLED':
      return [`${actor} cancelled the invitation of ${addressOf(activity)}.`];
    case 'JOINED':
      return [`${inviteeOf(activity)} joined${roleOf(activity)}.`];
    case 'DECLINED':
      return [`${addressOf(activity)} declined their invitation.`];
    case 'EMAIL_REFUSED':
      return [`The email to ${addressOf(activity)} could not be delivered, which closed the invitation.`];
    case 'EMAIL_FAILED':
      return [failure(addressOf(activity), activity.details)];
    case 'ROLE_CHANGED': {
      const { before, after } = activity.details;
      const change = `${roleName(before)} → ${roleName(after)}`;
      return [`${actor} changed the role of ${memberOf(activity)}: ${change}.`, ...leftBy(activity.details)];
    }
    case 'REMOVED':
      return [`${actor} removed ${memberOf(activity)}.`, ...leftBy(activity.details)];
    case 'ACCOUNT_REPLACED':
      return [
        activity.details.asOwner
          ? `${memberOf(activity)}, the only Administrator, came back with a new Slack account, as an owner of the Slack workspace.`
          : `${actor} let ${memberOf(activity)} come back with a new Slack account.`,
      ];
    case 'REQUESTED':
      return [`${actor} asked to invite ${addressOf(activity)}${roleOf(activity)}.`];
    case 'REQUEST_APPROVED':
      return [`${actor} approved the request to invite ${addressOf(activity)}.`];
    case 'REQUEST_DECLINED':
      return [`${actor} declined the request to invite ${addressOf(activity)}.`];
    case 'SETTINGS_CHANGED':
      return [`${actor} changed the settings.`, ...settingLines(activity.details)];
  }
}

function addressOf({ details }: { readonly details: { readonly email: string } }): string {
  return unambiguousAddress(details.email);
}

function roleOf({ details }: { readonly details: { readonly role: Role } }): string {
  return ` as ${roleWithArticle(details.role)}`;
}

function inviteeOf(
  activity: Pick<Activity, 'subjectName'> & { readonly details: { readonly email: string } },
): string {
  const address = addressOf(activity);
  return activity.subjectName === null ? address : `${activity.subjectName} (${address})`;
}

function memberOf(activity: { readonly details: { readonly name: string; readonly email: string } }): string {
  return `${activity.details.name} (${addressOf(activity)})`;
}

/** What became of the open invitations and requests of a member who was demoted or removed. */
function leftBy({
  cancelled,
  kept,
  withdrawn = 0,
}: {
  readonly cancelled: number;
  readonly kept: number;
  readonly withdrawn?: number;
}): string[] {
  return [
    ...(cancelled > 0 ? [`Open invitations cancelled with it: ${cancelled}.`] : []),
    ...(kept > 0 ? [`Open invitations taken over: ${kept}.`] : []),
    ...(withdrawn > 0 ? [`Requests withdrawn with it: ${withdrawn}.`] : []),
  ];
}

function settingLines({ before, after }: ActivityDetails<'SETTINGS_CHANGED'>): string[] {
  // In the order of the form: PostgreSQL reorders the keys of JSON.
  const changed = (Object.keys(settingNames) as SettingName[]).filter(
    (name) => name in after && name !== 'announceChannelId',
  );
  return changed.map((name) => `• ${settingChange(name, before, after)}`);
}

/** The line in Slack's markup, which shows channels and accounts by name; `undefined` if there are none. */
export function markupLine({ kind, details }: Activity): string | undefined {
  if (details === undefined) return undefined;
  if (kind === 'ACCOUNT_REPLACED') {
    return `• Slack account: ${userMention(details.fromUserId)} → ${userMention(details.toUserId)}`;
  }
  if (kind !== 'SETTINGS_CHANGED' || !('announceChannelId' in details.after)) return undefined;
  const [from, to] = [details.before, details.after].map(({ announceChannelId: id }) =>
    id ? channelMention(id) : 'none',
  );
  return `• ${settingNames.announceChannelId}: ${from} → ${to}`;
}

function failure(email: string, { delivery, reason = '' }: ActivityDetails<'EMAIL_FAILED'>): string {
  const what = statusTexts[delivery].replace('email', `The email to ${email} was`);
  return reason === '' ? `${what}.` : `${what} (${reason}).`;
}
