import { assertNotBlocked } from '../core/blocked-workspaces.ts';
import type { DomainContext } from '../core/context.ts';

/** The encrypted OAuth grant of a workspace or an enterprise. */
export interface StoredGrant {
  /** Slack's team id, or enterprise id. */
  readonly id: string;
  readonly encrypted: Uint8Array<ArrayBuffer>;
}

/**
 * Stores the encrypted grant of a workspace or enterprise and replaces an earlier one.
 *
 * @throws DomainError WORKSPACE_BLOCKED
 */
export async function saveInstallation(
  { prisma, now }: DomainContext,
  id: string,
  encrypted: Buffer,
): Promise<void> {
  await assertNotBlocked({ prisma }, id);
  const data = { encrypted: new Uint8Array(encrypted), updatedAt: now() };
  await prisma.slackInstallation.upsert({
    where: { id },
    create: { id, createdAt: now(), ...data },
    update: data,
  });
}

/** The encrypted grant; `undefined` if wgw is not installed. */
export async function findInstallation(
  { prisma }: DomainContext,
  id: string,
): Promise<Uint8Array | undefined> {
  const installation = await prisma.slackInstallation.findUnique({ where: { id } });
  return installation?.encrypted;
}

/** The next grants, ordered by id, whose bytes do not start with the header. */
export async function listGrantsWithout(
  { prisma }: DomainContext,
  header: Buffer,
  { afterId, limit }: { afterId: string; limit: number },
): Promise<StoredGrant[]> {
  return prisma.$queryRaw<StoredGrant[]>`
    SELECT id, encrypted FROM slack_installations
     WHERE id > ${afterId} AND substring(encrypted FROM 1 FOR ${header.length}) <> ${header}
     ORDER BY id LIMIT ${limit}`;
}

/**
 * Replaces the bytes of a grant, unless it was replaced or removed since it was read. The times of the grant do not
 * change.
 *
 * @returns whether the bytes were stored.
 */
export async function replaceEncrypted(
  { prisma }: DomainContext,
  { id, encrypted }: StoredGrant,
  replacement: Buffer,
): Promise<boolean> {
  const { count } = await prisma.slackInstallation.updateMany({
    where: { id, encrypted },
    data: { encrypted: new Uint8Array(replacement) },
  });
  return count === 1;
}

/**
 * Deletes a grant unless it was renewed after `until`. The organization, its members and invitations are kept for a new
 * installation.
 */
export async function removeInstallation({ prisma }: DomainContext, id: string, until: Date): Promise<void> {
  await prisma.slackInstallation.deleteMany({ where: { id, updatedAt: { lte: until } } });
}
