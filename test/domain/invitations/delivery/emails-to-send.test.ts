import { expect, test } from 'vitest';
import { closeAsUndeliverable } from '../../../../src/domain/invitations/delivery/emails-to-send.ts';
import { decideRequest } from '../../../../src/domain/requests/decide-request.ts';
import { requestInvitations } from '../../../../src/domain/requests/request-invitations.ts';
import {
  addMember,
  addOrganization,
  inviteForm,
  inviteOne,
  startTestDomain,
} from '../../../support/domain.ts';

test('the requester of an invitation is told that its email could not be sent', async () => {
  const domain = await startTestDomain();
  const ask = async () => {
    const acme = await addOrganization(domain);
    const bob = await addMember(domain, acme, 'MEMBER');
    await requestInvitations(domain, bob, inviteForm(acme, ['ted@acme.com']));
    const where = { organizationId: bob.organizationId };
    const { id: requestId } = await domain.prisma.invitationRequest.findFirstOrThrow({ where });
    await decideRequest(domain, acme.administrator, { requestId, state: 'APPROVED' });
    const { id } = await domain.prisma.invitation.findFirstOrThrow({ where });
    // The task of the approval comes first.
    const timesTold = () => domain.countTasks('tell-requester', requestId);
    return { acme, id, timesTold };
  };
  const [other, ours] = [await ask(), await ask()];
  domain.advanceClock({ milliseconds: 1 });
  await closeAsUndeliverable(domain, { id: ours.id, version: 1 }, 'refused');
  expect([await other.timesTold(), await ours.timesTold()]).toEqual([1, 2]);

  // A later invitation of the address that nobody requested is not theirs.
  await closeAsUndeliverable(domain, { id: other.id, version: 1 }, 'refused');
  const { id } = await inviteOne(domain, other.acme, 'ted@acme.com');
  await closeAsUndeliverable(domain, { id, version: 1 }, 'refused');
  expect(await other.timesTold()).toBe(2);
  await domain.close();
});
