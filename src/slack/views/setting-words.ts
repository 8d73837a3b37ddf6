import type { AnnounceTo, SettingName, Settings } from '../../domain/organizations/settings.ts';
import { unmistakableDomain } from '../../text/readable-domain.ts';

/** The settings as people read them. */
export const settingNames: Record<SettingName, string> = {
  name: 'Name',
  about: 'A line about it',
  announceTo: 'Announcements go to',
  announceChannelId: 'The fixed channel',
  invitationDays: 'Days an invitation lives',
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

/** A setting's value, after its name unless that was said. */
export function settingSentence(
  name: SettingName,
  settings: Partial<Settings>,
  part: 'both' | 'value' = 'both',
): string {
  const value = valueInWords(name, settings);
  return part === 'value' ? value : `${settingNames[name]}: ${value}`;
}

function valueInWords(name: SettingName, settings: Partial<Settings>): string {
  const value = settings[name];
  if (name === 'announceTo' && settings.announceTo !== undefined) return announceToNames[settings.announceTo];
  if (Array.isArray(value)) return value.length === 0 ? 'any' : value.map(unmistakableDomain).join(', ');
  return value === null || value === undefined ? 'none' : String(value);
}
