import { randomUUID } from 'node:crypto';
import type { Prisma } from '../../../src/database/generated/client.ts';
import type { DomainContext } from '../../../src/domain/core/context.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Writes an invitation that is open for a week, in a new organization. Resolves to the token of its link and its ids. */
export async function writeInvitation(
  { prisma, links, now }: DomainContext,
  invitation: Partial<Prisma.InvitationUncheckedCreateInput> = {},
): Promise<{ token: string; id: string; organizationId: string }> {
  const organizationId = randomUUID();
  const inviterId = randomUUID();
  await prisma.organization.create({ data: { id: organizationId, name: 'Acme', createdAt: now() } });
  await prisma.member.create({
    data: {
      id: inviterId,
      organizationId,
      email: 'ada@acme.com',
      name: 'Ada Lovelace',
      role: 'ADMINISTRATOR',
      joinedAt: now(),
    },
  });
  const { id, version } = await prisma.invitation.create({
    data: {
      id: randomUUID(),
      organizationId,
      inviterId,
      email: 'grace@acme.com',
      role: 'MEMBER',
      createdAt: now(),
      expiresAt: new Date(now().getTime() + 7 * DAY),
      ...invitation,
    },
  });
  return { id, organizationId, token: links.sign({ id, version }) };
}
