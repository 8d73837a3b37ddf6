import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import type { Settings, TypedSettings } from '../domain/organizations/settings.ts';
import { settingsBlocks } from './ids.ts';

const text = z.object({ value: z.string().max(3000).nullish() });
const field = <Block extends string, Value extends z.ZodType>(block: Block, value: Value) =>
  z.object({ [block]: value }) as z.ZodObject<Record<Block, Value>>;

const values = z.object({
  name: field(settingsBlocks.name, text),
  about: field(settingsBlocks.about, text),
  invitation_days: field(settingsBlocks.invitationDays, text),
  allowed_domains: field(settingsBlocks.allowedDomains, text),
  inviter_limit: field(settingsBlocks.inviterLimit, text),
  organization_limit: field(settingsBlocks.organizationLimit, text),
  address_limit: field(settingsBlocks.addressLimit, text),
  announce_to: field(
    settingsBlocks.announceTo,
    z.object({
      selected_option: z.object({ value: z.enum(['COMMAND_CHANNEL', 'FIXED_CHANNEL', 'INVITER']) }),
    }),
  ),
  announce_channel: field(
    settingsBlocks.announceChannelId,
    z.object({ selected_channel: z.string().max(64).nullish() }),
  ),
});

const metadata = z.object({ version: z.int() });

export interface SubmittedSettings {
  readonly typed: TypedSettings;
  readonly version: number;
}

/** Reads a submitted settings form; throws where it is not one that wgw made. */
export function readSettingsForm(view: ViewOutput): SubmittedSettings {
  const form = values.parse(view.state.values);
  return {
    version: metadata.parse(JSON.parse(view.private_metadata)).version,
    typed: {
      name: form.name.name.value ?? '',
      about: form.about.about.value ?? '',
      announceTo: form.announce_to.announce_to.selected_option.value,
      announceChannelId: form.announce_channel.announce_channel.selected_channel ?? null,
      invitationDays: form.invitation_days.invitation_days.value ?? '',
      allowedDomains: form.allowed_domains.allowed_domains.value ?? '',
      inviterLimit: form.inviter_limit.inviter_limit.value ?? '',
      organizationLimit: form.organization_limit.organization_limit.value ?? '',
      addressLimit: form.address_limit.address_limit.value ?? '',
    },
  };
}

/** The settings as the form's fields hold them. */
export function toTyped(settings: Settings): TypedSettings {
  return {
    name: settings.name,
    about: settings.about ?? '',
    announceTo: settings.announceTo,
    announceChannelId: settings.announceChannelId,
    invitationDays: String(settings.invitationDays),
    allowedDomains: settings.allowedDomains.join(' '),
    inviterLimit: String(settings.inviterLimit),
    organizationLimit: String(settings.organizationLimit),
    addressLimit: String(settings.addressLimit),
  };
}
