import { expect, test } from 'vitest';
import { notifyAdministrators } from '../../../../src/domain/invitations/notifications/notify-administrators.ts';
import { addMember, addOrganization, inviteOne, startTestDomain } from '../../../support/domain.ts';

test('if an inviter cannot be messaged, each other Administrator in Slack is', async () => {
  const domain = await startTestDomain();
  const acme = await addOrganization(domain);
  const { organizationId, memberId: inviterId } = acme.administrator;
  const { id: invitationId } = await inviteOne(domain, acme, 'ted@acme.com');
  const tell = () =>
    notifyAdministrators(domain, 'tell-inviter', { invitationId }, { organizationId, inviterId });
  expect(await tell()).toBe(false);

  const { memberId } = await addMember(domain, acme, 'ADMINISTRATOR');
  await domain.prisma.slackIdentity.create({
    data: { workspaceId: acme.workspaceId, userId: 'UKIM', memberId, organizationId, boundAt: domain.now() },
  });
  expect(await tell()).toBe(true);
  expect(await domain.countTasks('tell-inviter', memberId)).toBe(1);
  expect(await domain.countTasks('tell-inviter', inviterId)).toBe(0);
  await domain.close();
});
