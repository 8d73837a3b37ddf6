import { afterAll, beforeAll, expect, test } from 'vitest';
import { invite } from '../../src/domain/invitations/invite.ts';
import { found, inviteForm, inviteOne, startTestDomain, type TestDomain } from './test-domain.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

test('what is not charged is not blamed: an address at its limit that has an open invitation already', async () => {
  const acme = await found(domain);
  const { organizationId } = acme.administrator;
  await inviteOne(domain, acme, 'ted@acme.com');
  const inviterFullSince = domain.now();
  domain.pass({ hours: 1 });
  const quotas = domain.prisma.sendingQuota;
  await quotas.updateMany({ where: { organizationId, scope: 'INVITER' }, data: { used: 500 } });
  await quotas.updateMany({
    where: { organizationId, scope: 'ADDRESS' },
    data: { used: 10, windowStartedAt: domain.now() },
  });

  const refused = invite(domain, acme.administrator, inviteForm(acme, ['ted@acme.com', 'kim@acme.com']));

  await expect(refused).rejects.toMatchObject({
    details: { scope: 'INVITER', left: 0, retryAt: new Date(inviterFullSince.getTime() + 24 * 3_600_000) },
  });
});

test('more in one form than a whole day allows: no waiting helps', async () => {
  const acme = await found(domain);
  const addresses = Array.from({ length: 501 }, (_, n) => `p${n}@acme.com`);

  const refused = invite(domain, acme.administrator, inviteForm(acme, addresses));

  await expect(refused).rejects.toMatchObject({ details: { scope: 'INVITER', allowed: 500, left: 500 } });
  await expect(refused).rejects.not.toHaveProperty('details.retryAt');
});
