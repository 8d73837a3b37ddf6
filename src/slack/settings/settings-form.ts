import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import type { TypedSettings } from '../../domain/core/settings.ts';
import type { CurrentSettings } from '../../domain/organizations/find-settings.ts';
import { readableEmailDomain } from '../../text/email-domain.ts';
import { settingsActions, settingsBlock } from '../blocks/ids.ts';

const text = z.object({ value: z.string().max(3000).nullish() });
const values = z.object({
  name: text,
  about: text,
  invitationDays: text,
  allowedDomains: text,
  inviterLimit: text,
  organizationLimit: text,
  addressLimit: text,
  announceTo: z.object({
    selected_option: z.object({ value: z.enum(['COMMAND_CHANNEL', 'FIXED_CHANNEL', 'INVITER']) }),
  }),
  reminders: z.object({ selected_option: z.object({ value: z.enum(['on', 'off']) }) }),
  announceChannelId: z.object({ selected_channel: z.string().max(64).nullish() }),
});

const metadata = z.object({
  version: z.int(),
  savedChannelId: z.string().nullable().default(null),
  isFromHome: z.boolean().default(false),
});

/** A settings form: what its fields hold, and what it was filled with. */
export interface SettingsForm {
  readonly typed: TypedSettings;
  /** The version of the settings that it was filled with. */
  readonly version: number;
  /** The fixed channel of those settings. */
  readonly savedChannelId: string | null;
  readonly isFromHome: boolean;
}

/** @throws if wgw did not make the form. */
export function readSettingsForm(view: ViewOutput): SettingsForm {
  const filledWith = metadata.parse(JSON.parse(view.private_metadata));
  const names = Object.keys(settingsActions) as (keyof typeof settingsActions)[];
  const form = values.parse(
    Object.fromEntries(
      names.map((name) => [
        name,
        view.state.values[settingsBlock(name, filledWith.version)]?.[settingsActions[name]],
      ]),
    ),
  );
  return {
    ...filledWith,
    typed: {
      name: form.name.value ?? '',
      about: form.about.value ?? '',
      announceTo: form.announceTo.selected_option.value,
      announceChannelId: form.announceChannelId.selected_channel ?? null,
      reminders: form.reminders.selected_option.value === 'on',
      invitationDays: form.invitationDays.value ?? '',
      allowedDomains: form.allowedDomains.value ?? '',
      inviterLimit: form.inviterLimit.value ?? '',
      organizationLimit: form.organizationLimit.value ?? '',
      addressLimit: form.addressLimit.value ?? '',
    },
  };
}

/** The settings that a form asks for. If announcements leave the fixed channel, and nobody picked another, clears it. */
export function intendedSettings({ typed, savedChannelId }: SettingsForm): TypedSettings {
  const isUnused = typed.announceTo !== 'FIXED_CHANNEL' && typed.announceChannelId === savedChannelId;
  return isUnused ? { ...typed, announceChannelId: null } : typed;
}

/** The form, filled with the current settings. */
export function fillSettingsForm({ settings, version }: CurrentSettings, isFromHome: boolean): SettingsForm {
  return {
    version,
    savedChannelId: settings.announceChannelId,
    isFromHome,
    typed: {
      name: settings.name,
      about: settings.about ?? '',
      announceTo: settings.announceTo,
      announceChannelId: settings.announceChannelId,
      reminders: settings.reminders,
      invitationDays: String(settings.invitationDays),
      allowedDomains: settings.allowedDomains.map(readableEmailDomain).join(' '),
      inviterLimit: String(settings.inviterLimit),
      organizationLimit: String(settings.organizationLimit),
      addressLimit: String(settings.addressLimit),
    },
  };
}
