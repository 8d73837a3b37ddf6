import type { Actor } from '../core/actor.ts';
import { assertCan } from '../core/authorize.ts';
import type { DomainContext } from '../core/context.ts';
import { type Settings, settingsUnder } from '../core/settings.ts';

/** The settings as somebody sees them, and which version of them that is. */
export interface CurrentSettings {
  readonly settings: Settings;
  readonly version: number;
}

/**
 * The organization's settings as they are now.
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

/** How many days an invitation of the organization lives, from when it is sent. */
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
