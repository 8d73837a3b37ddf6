import type { Activity } from '../../domain/core/activity.ts';
import { type Role, roleName } from '../../domain/core/permissions.ts';
import type { SettingName } from '../../domain/core/settings.ts';
import { unambiguousAddress } from '../../text/email-domain.ts';
import { roleWithArticle } from '../../text/roles.ts';
import { settingChange, settingNames } from '../blocks/setting-words.ts';
import { statusTexts } from '../blocks/status-text.ts';
import { channelMention, userMention } from '../blocks/text.ts';

/** Says who did what to whom, then one line for each thing that changed. */
export function activityLines(activity: Activity): string[] {
  const { kind, details } = activity;
  const { name, role, cancelled = 0, kept = 0, withdrawn = 0 } = details;
  const email = details.email === undefined ? 'somebody' : unambiguousAddress(details.email);
  const actor = activity.actorName ?? 'Somebody';
  const invitee = activity.subjectName === null ? email : `${activity.subjectName} (${email})`;
  const member = `${name ?? activity.subjectName ?? 'Somebody'} (${email})`;
  const as = role === undefined ? '' : ` as ${roleWithArticle(role)}`;
  const left = [
    ...(cancelled > 0 ? [`Open invitations cancelled with it: ${cancelled}.`] : []),
    ...(kept > 0 ? [`Open invitations taken over: ${kept}.`] : []),
    ...(withdrawn > 0 ? [`Requests withdrawn with it: ${withdrawn}.`] : []),
  ];
  switch (kind) {
    case 'ORGANIZATION_CREATED':
      return [`${actor} set up ${name ?? 'the organization'}.`];
    case 'INVITED':
      return [`${actor} invited ${email}${as}.`];
    case 'RESENT':
      return [`${actor} resent the invitation of ${email}.`];
    case 'EXTENDED':
      return [`${actor} extended the invitation of ${email}.`];
    case 'CANCELLED':
      return [`${actor} cancelled the invitation of ${email}.`];
    case 'JOINED':
      return [`${invitee} joined${as}.`];
    case 'DECLINED':
      return [`${email} declined their invitation.`];
    case 'EMAIL_REFUSED':
      return [`The email to ${email} could not be delivered, which closed the invitation.`];
    case 'EMAIL_FAILED':
      return [failure(email, details)];
    case 'ROLE_CHANGED':
      return [`${actor} changed the role of ${member}: ${change(details)}.`, ...left];
    case 'REMOVED':
      return [`${actor} removed ${member}.`, ...left];
    case 'ACCOUNT_REPLACED':
      return [
        details.asOwner
          ? `${member}, the only Administrator, came back with a new Slack account, as an owner of the Slack workspace.`
          : `${actor} let ${member} come back with a new Slack account.`,
      ];
    case 'REQUESTED':
      return [`${actor} asked to invite ${email}${as}.`];
    case 'REQUEST_APPROVED':
      return [`${actor} approved the request to invite ${email}.`];
    case 'REQUEST_DECLINED':
      return [`${actor} declined the request to invite ${email}.`];
    case 'SETTINGS_CHANGED':
      return [`${actor} changed the settings.`, ...settingLines(details)];
  }
}

function change({ before, after }: Activity['details']): string {
  const name = (value: unknown) => (typeof value === 'string' ? roleName(value as Role) : 'unknown');
  return `${name(before)} → ${name(after)}`;
}

function settingLines({ before, after }: Activity['details']): string[] {
  if (typeof before !== 'object' || typeof after !== 'object') return [];
  // In the order of the form: PostgreSQL reorders the keys of JSON.
  const changed = (Object.keys(settingNames) as SettingName[]).filter(
    (name) => name in after && name !== 'announceChannelId',
  );
  return changed.map((name) => `• ${settingChange(name, before, after)}`);
}

/** The line in Slack's markup, which shows channels and accounts by name; `undefined` if there are none. */
export function markupLine({
  details: { before, after, fromUserId, toUserId },
}: Activity): string | undefined {
  if (fromUserId !== undefined && toUserId !== undefined) {
    return `• Slack account: ${userMention(fromUserId)} → ${userMention(toUserId)}`;
  }
  if (typeof before !== 'object' || typeof after !== 'object' || !('announceChannelId' in after)) return;
  const [from, to] = [before, after].map(({ announceChannelId: id }) => (id ? channelMention(id) : 'none'));
  return `• ${settingNames.announceChannelId}: ${from} → ${to}`;
}

function failure(email: string, { delivery, reason = '' }: Activity['details']): string {
  const what = statusTexts[delivery ?? 'BOUNCED'].replace('email', `The email to ${email} was`);
  return reason === '' ? `${what}.` : `${what} (${reason}).`;
}
