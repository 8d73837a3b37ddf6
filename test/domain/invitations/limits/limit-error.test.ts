import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { invite } from '../../../../src/domain/invitations/lifecycle/invite.ts';
import {
  addOrganization,
  inviteForm,
  inviteOne,
  startTestDomain,
  type TestDomain,
  type TestOrganization,
} from '../../../support/domain.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

describe('if an address and the inviter are at their limits, and the inviter has room an hour earlier:', () => {
  /** Ada reaches her limit an hour before Ted's address does. Resolves with the error of inviting Ted and Kim. */
  async function refusal(prepare: (acme: TestOrganization) => Promise<unknown>) {
    const acme = await addOrganization(domain);
    const { organizationId } = acme.administrator;
    await inviteOne(domain, acme, 'ted@acme.com');
    const inviterFullSince = domain.now();
    domain.advanceClock({ hours: 1 });
    const quotas = domain.prisma.sendingQuota;
    await quotas.updateMany({ where: { organizationId, scope: 'INVITER' }, data: { used: 500 } });
    await quotas.updateMany({
      where: { organizationId, scope: 'ADDRESS' },
      data: { used: 10, windowStartedAt: domain.now() },
    });
    await prepare(acme);
    const refused = invite(domain, acme.administrator, inviteForm(acme, ['ted@acme.com', 'kim@x.com']));
    const room = (moment: Date) => ({ left: 0, retryAt: new Date(moment.getTime() + 24 * 3_600_000) });
    return { refused, inviter: room(inviterFullSince), address: room(domain.now()) };
  }
  const set = (acme: TestOrganization, data: { state?: 'DECLINED'; expiresAt?: Date }) =>
    domain.prisma.invitation.updateMany({
      where: { organizationId: acme.administrator.organizationId },
      data,
    });

  test.for<[string, (acme: TestOrganization) => Promise<unknown>]>([
    ['has an open invitation', async () => {}],
    [
      'is a member',
      async (acme) => {
        await set(acme, { state: 'DECLINED' });
        const { organizationId } = acme.administrator;
        const ted = { organizationId, email: 'ted@acme.com', name: 'Ted', role: 'MEMBER' } as const;
        await domain.prisma.member.create({ data: { ...ted, joinedAt: domain.now() } });
      },
    ],
    [
      'has a domain that is not allowed',
      async (acme) => {
        await set(acme, { state: 'DECLINED' });
        const where = { id: acme.administrator.organizationId };
        await domain.prisma.organization.update({ where, data: { allowedDomains: ['x.com'] } });
      },
    ],
  ])('an address that %s is not counted, so the error does not name it', async ([, prepare]) => {
    const { refused, inviter } = await refusal(prepare);
    await expect(refused).rejects.toMatchObject({ details: { scope: 'INVITER', ...inviter } });
  });

  test.for<[string, (acme: TestOrganization) => Promise<unknown>]>([
    ['declined', (acme) => set(acme, { state: 'DECLINED' })],
    ['let the invitation expire', (acme) => set(acme, { expiresAt: domain.now() })],
  ])('an address that %s is counted, so the error names it', async ([, prepare]) => {
    const { refused, address } = await refusal(prepare);
    await expect(refused).rejects.toMatchObject({ details: { scope: 'ADDRESS', ...address } });
  });
});

test('waiting does not help if one form has more than a day allows', async () => {
  const acme = await addOrganization(domain);
  const addresses = Array.from({ length: 501 }, (_, n) => `p${n}@acme.com`);

  const refused = invite(domain, acme.administrator, inviteForm(acme, addresses));

  await expect(refused).rejects.toMatchObject({ details: { scope: 'INVITER', allowed: 500, left: 500 } });
  await expect(refused).rejects.not.toHaveProperty('details.retryAt');
});
