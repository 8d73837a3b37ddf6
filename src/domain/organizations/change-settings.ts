import { recordActivity } from '../core/activity.ts';
import type { Actor } from '../core/actor.ts';
import { assertCan, lockPermission } from '../core/authorize.ts';
import type { DomainContext } from '../core/context.ts';
import { DomainError } from '../core/errors.ts';
import {
  boundsUnder,
  changedSettings,
  parseSettings,
  pickSettings,
  type SettingName,
  settingsUnder,
  type TypedSettings,
} from '../core/settings.ts';

interface SettingsChange {
  readonly typed: TypedSettings;
  /** The version that the actor saw. */
  readonly version: number;
}

/**
 * Changes the organization's settings. They apply from now on; limits apply at once. Resolves with the names of the
 * changed settings.
 *
 * @throws DomainError NOT_ALLOWED, SETTINGS_NOT_VALID, or SETTINGS_CHANGED_MEANWHILE.
 */
export async function changeSettings(
  domain: DomainContext,
  actor: Actor,
  { typed, version }: SettingsChange,
): Promise<SettingName[]> {
  assertCan(actor, 'settings:manage');
  const id = actor.organizationId;
  return domain.prisma.$transaction(async (transaction) => {
    await transaction.$queryRaw`SELECT id FROM organizations WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    await lockPermission(transaction, actor, 'settings:manage');
    const stored = await transaction.organization.findUniqueOrThrow({ where: { id } });
    const before = settingsUnder(domain.limits, stored);
    const after = parseSettings(typed, before, boundsUnder(domain.limits));
    const meanwhile =
      stored.settingsVersion === version ? undefined : new DomainError('SETTINGS_CHANGED_MEANWHILE', {});
    if ('invalid' in after) throw meanwhile ?? new DomainError('SETTINGS_NOT_VALID', after);
    const changed = changedSettings(before, after);
    // Also true if the same form arrives twice.
    if (changed.length === 0) return changed;
    if (meanwhile !== undefined) throw meanwhile;
    await transaction.organization.update({
      where: { id },
      data: { ...pickSettings(after, changed), settingsVersion: { increment: 1 } },
    });
    await recordActivity(transaction, {
      organizationId: id,
      kind: 'SETTINGS_CHANGED',
      actorId: actor.memberId,
      details: { before: pickSettings(before, changed), after: pickSettings(after, changed) },
      createdAt: domain.now(),
    });
    return changed;
  });
}
