import { assertNotBlocked } from '../core/blocked-workspaces.ts';
import type { DomainContext } from '../core/context.ts';

/** A stored grant: what Slack gave wgw when it was added to a workspace or an enterprise, encrypted. */
export interface StoredGrant {
  /** Slack's team id, or enterprise id. */
  readonly id: string;
  readonly encrypted: Uint8Array<ArrayBuffer>;
}

/**
 * Keeps the encrypted grant of a workspace or enterprise, in place of an earlier one.
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

/** The encrypted grant; `undefined` where wgw is not installed. */
export async function findInstallation(
  { prisma }: DomainContext,
  id: string,
): Promise<Uint8Array | undefined> {
  const installation = await prisma.slackInstallation.findUnique({ where: { id } });
  return installation?.encrypted;
}

/** The next grants, in the order of their ids, whose bytes do not begin with the header. */
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
 * Stores other bytes of the same grant, unless the grant was replaced or removed since it was read. When it was given
 * stays as it is.
 *
 * @returns whether they are stored.
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
 * Forgets a grant given up to a moment. Its organization, members and invitations stay for when wgw is installed
 * again.
 */
export async function removeInstallation({ prisma }: DomainContext, id: string, until: Date): Promise<void> {
  await prisma.slackInstallation.deleteMany({ where: { id, updatedAt: { lte: until } } });
}
