import type { Actor } from '../../../src/domain/core/actor.ts';
import type { DomainContext } from '../../../src/domain/core/context.ts';
import type { SettingName, TypedSettings } from '../../../src/domain/core/settings.ts';
import { changeSettings } from '../../../src/domain/organizations/change-settings.ts';
import { findSettings } from '../../../src/domain/organizations/find-settings.ts';

/** The settings of a new organization, as its form shows them. */
export const typedSettings: TypedSettings = {
  name: 'Acme',
  about: '',
  announceTo: 'COMMAND_CHANNEL',
  announceChannelId: null,
  invitationDays: '7',
  reminders: true,
  allowedDomains: '',
  organizationLimit: '2000',
  inviterLimit: '500',
  addressLimit: '10',
};

/** Submits a form that was just opened, with the given changes. */
export async function change(
  domain: DomainContext,
  actor: Actor,
  changes: Partial<TypedSettings>,
): Promise<SettingName[]> {
  const { version } = await findSettings(domain, actor);
  return changeSettings(domain, actor, { version, typed: { ...typedSettings, ...changes } });
}
