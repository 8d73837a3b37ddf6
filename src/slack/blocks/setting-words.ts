import type { AnnounceTo, SettingName, Settings } from '../../domain/core/settings.ts';
import { unambiguousEmailDomain } from '../../text/email-domain.ts';

/** The names of the settings in Slack. */
export const settingNames: Record<SettingName, string> = {
  name: 'Name',
  about: 'A line about it',
  announceTo: 'Announcements go to',
  announceChannelId: 'The fixed channel',
  invitationDays: 'Days an invitation lives',
  reminders: 'Reminders',
  allowedDomains: 'Allowed domains',
  inviterLimit: 'Emails a day for an inviter',
  organizationLimit: 'Emails a day for the organization',
  addressLimit: 'Emails a day for an address',
};

export const announceToNames: Record<AnnounceTo, string> = {
  COMMAND_CHANNEL: 'The channel of the command',
  FIXED_CHANNEL: 'One channel, always the same',
  INVITER: 'The inviter alone',
};

type SomeSettings = Partial<Settings>;

/** The change of a setting: its value before and after, or what was added to a list and removed from it. */
export function settingChange(name: SettingName, before: SomeSettings, after: SomeSettings): string {
  const [from, to] = [before[name], after[name]];
  const isOfLists = Array.isArray(from) && Array.isArray(to) && from.length > 0 && to.length > 0;
  const change = isOfLists
    ? listChange(from, to)
    : `${valueInWords(name, before)} → ${valueInWords(name, after)}`;
  return `${settingNames[name]}: ${change}`;
}

function listChange(before: readonly string[], after: readonly string[]): string {
  const added = after.filter((each) => !before.includes(each));
  const removed = before.filter((each) => !after.includes(each));
  const changes = [
    ...(added.length === 0 ? [] : [`added ${domainsInWords(added)}`]),
    ...(removed.length === 0 ? [] : [`removed ${domainsInWords(removed)}`]),
  ];
  return changes.length === 0 ? 'in another order' : changes.join('; ');
}

function valueInWords(name: SettingName, settings: SomeSettings): string {
  const value = settings[name];
  if (name === 'announceTo' && settings.announceTo !== undefined) return announceToNames[settings.announceTo];
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (Array.isArray(value)) return value.length === 0 ? 'any' : domainsInWords(value);
  return value === null || value === undefined ? 'none' : String(value);
}

function domainsInWords(domains: readonly string[]): string {
  return domains.map(unambiguousEmailDomain).join(', ');
}
