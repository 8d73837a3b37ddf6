import { expect, test } from 'vitest';
import { findAddresses } from '../../../src/domain/members/find-addresses.ts';
import { addMember, addOrganization, startTestDomain } from '../../support/domain.ts';
import { removeNow } from './with-current-version.ts';

test('only current members of one organization have addresses', async () => {
  const domain = await startTestDomain();
  const [acme, globex] = [await addOrganization(domain), await addOrganization(domain, 'Globex')];
  const { administrator: ada, workspaceId } = acme;
  const bob = await addMember(domain, acme, 'MEMBER');
  const bind = (userId: string, { memberId, organizationId }: typeof bob) =>
    domain.prisma.slackIdentity.create({
      data: { workspaceId, userId, memberId, organizationId, boundAt: domain.now() },
    });
  await bind('UBOB', bob);
  const userIds = ['UBOB', 'UNOBODY'];
  expect(await findAddresses(domain, ada, { workspaceId, userIds })).toEqual(new Map([['UBOB', bob.email]]));
  expect(await findAddresses(domain, globex.administrator, { workspaceId, userIds })).toEqual(new Map());
  const elsewhere = { workspaceId: globex.workspaceId, userIds };
  expect(await findAddresses(domain, ada, elsewhere)).toEqual(new Map());
  await removeNow(domain, ada, bob.memberId);
  expect(await findAddresses(domain, ada, { workspaceId, userIds })).toEqual(new Map());
  await domain.close();
});
