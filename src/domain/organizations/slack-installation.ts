import type { Domain } from '../domain.ts';

/** Keeps the encrypted grant of a workspace or enterprise, in place of an earlier one. */
export async function saveInstallation(
  { prisma, now }: Domain,
  id: string,
  encrypted: Buffer,
): Promise<void> {
  const data = { encrypted: new Uint8Array(encrypted), updatedAt: now() };
  await prisma.slackInstallation.upsert({
    where: { id },
    create: { id, createdAt: now(), ...data },
    update: data,
  });
}

/** The encrypted grant; `undefined` where wgw is not installed. */
export async function findInstallation({ prisma }: Domain, id: string): Promise<Uint8Array | undefined> {
  const installation = await prisma.slackInstallation.findUnique({ where: { id } });
  return installation?.encrypted;
}

/**
 * Forgets a grant given up to a moment. Its organization, members and invitations stay for when wgw is installed
 * again.
 */
export async function removeInstallation({ prisma }: Domain, id: string, until: Date): Promise<void> {
  await prisma.slackInstallation.deleteMany({ where: { id, updatedAt: { lte: until } } });
}
