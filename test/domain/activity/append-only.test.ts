import { expect, test } from 'vitest';
import { addOrganization, inviteOne, startTestDomain } from '../../support/domain.ts';

test('activities cannot be changed or deleted, in any way', async ({ onTestFinished }) => {
  const domain = await startTestDomain();
  onTestFinished(() => domain.close());
  const { prisma } = domain;
  const acme = await addOrganization(domain);
  await inviteOne(domain, acme, 'ted@acme.com');
  const told = () => prisma.activity.findMany({ orderBy: { sequence: 'asc' } });
  const before = await told();
  expect(before.map(({ kind }) => kind)).toEqual(['ORGANIZATION_CREATED', 'INVITED']);
  for (const rewrite of [
    () => prisma.activity.updateMany({ data: { actorId: null } }),
    () => prisma.activity.deleteMany(),
    () => prisma.$executeRaw`UPDATE activities SET created_at = now()`,
    () => prisma.$executeRaw`DELETE FROM activities`,
    () => prisma.$executeRaw`TRUNCATE activities`,
    () => prisma.$executeRaw`TRUNCATE organizations CASCADE`,
  ]) {
    await expect(rewrite()).rejects.toThrow('only ever added');
  }
  expect(await told()).toEqual(before);
});
