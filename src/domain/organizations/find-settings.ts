import type { Actor } from '../core/actor.ts';
import { assertCan } from '../core/authorize.ts';
import type { DomainContext } from '../core/context.ts';
import { type Settings, settingsUnder } from '../core/settings.ts';

/** The settings, and their version. */
export interface CurrentSettings {
  readonly settings: Settings;
  readonly version: number;
}

/**
 * The organization's current settings.
 *
 * @throws DomainError NOT_ALLOWED.
 */
export async function findSettings(domain: DomainContext, actor: Actor): Promise<CurrentSettings> {
  assertCan(actor, 'settings:manage');
  const organization = await domain.prisma.organization.findUniqueOrThrow({
    where: { id: actor.organizationId },
  });
  return { settings: settingsUnder(domain.limits, organization), version: organization.settingsVersion };
}

/** How many days an invitation of the organization is open after it is sent. */
export async function findInvitationDays(
  { prisma }: DomainContext,
  { organizationId }: Pick<Actor, 'organizationId'>,
): Promise<number> {
  const { invitationDays } = await prisma.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { invitationDays: true },
  });
  return invitationDays;
}
