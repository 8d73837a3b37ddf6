import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { findAnnouncement } from '../../../../src/domain/invitations/announcement/announcement.ts';
import { addOrganization, inviteOne, startTestDomain } from '../../../support/domain.ts';

test('an inviter with several Slack accounts is messaged in the workspace of the form', async () => {
  const domain = await startTestDomain();
  const { administrator, workspaceId } = await addOrganization(domain);
  const { organizationId, memberId } = administrator;
  const other = `T${randomUUID()}`;
  await domain.prisma.workspace.create({ data: { id: other, organizationId, createdAt: domain.now() } });
  await domain.prisma.slackIdentity.create({
    data: { workspaceId: other, userId: 'UOTHER', memberId, organizationId, boundAt: domain.now() },
  });
  const userIn = async (workspace: string) => {
    const address = `${randomUUID()}@acme.com`;
    const { id } = await inviteOne(domain, { administrator, workspaceId: workspace }, address);
    const { submissionId } = await domain.prisma.invitation.findUniqueOrThrow({ where: { id } });
    const announcement = await findAnnouncement(domain, { organizationId, submissionId: submissionId ?? '' });
    return announcement?.inviterUserId;
  };
  expect([await userIn(workspaceId), await userIn(other)]).toEqual(['UADA', 'UOTHER']);
  await domain.close();
});
