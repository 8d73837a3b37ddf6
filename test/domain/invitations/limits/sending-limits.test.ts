import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../../../src/domain/core/actor.ts';
import { declineInvitation } from '../../../../src/domain/invitations/lifecycle/answer.ts';
import { invite } from '../../../../src/domain/invitations/lifecycle/invite.ts';
import {
  addMember,
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

const DAY = 24 * 60 * 60 * 1000;
let last = 0;
const fresh = (count: number) => Array.from({ length: count }, () => `p${last++}@acme.com`);

function send(
  organization: TestOrganization,
  addresses: readonly string[],
  actor: Actor = organization.administrator,
) {
  return invite(domain, actor, inviteForm(organization, addresses));
}

const sentBy = ({ administrator: { organizationId } }: TestOrganization) =>
  domain.prisma.invitation.count({ where: { organizationId } });

describe('an inviter', () => {
  test('sends exactly 500 a day, however many forms come at once', async () => {
    const acme = await addOrganization(domain);
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => send(acme, fresh(100))));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    for (const result of results) {
      if (result.status === 'fulfilled') continue;
      expect(result.reason).toMatchObject({
        code: 'SENDING_LIMIT_REACHED',
        details: { scope: 'INVITER', allowed: 500, retryAt: new Date(domain.now().getTime() + DAY) },
      });
    }
    expect(await sentBy(acme)).toBe(500);
    await expect(send(acme, fresh(1))).rejects.toThrow('SENDING_LIMIT_REACHED');
  });

  test('can send again 24 hours after the first email', async () => {
    const acme = await addOrganization(domain);
    await send(acme, fresh(1));
    const retryAt = new Date(domain.now().getTime() + DAY);
    domain.advanceClock({ hours: 23 });
    await send(acme, fresh(499));
    await expect(send(acme, fresh(1))).rejects.toMatchObject({ details: { retryAt } });
    domain.advanceClock({ hours: 1, milliseconds: -1 });
    await expect(send(acme, fresh(1))).rejects.toMatchObject({ details: { retryAt } });
    domain.advanceClock({ milliseconds: 1 });
    expect(await send(acme, fresh(500))).toHaveLength(500);
  });

  test('cannot send more than 500 in one form, and waiting does not help', async () => {
    const acme = await addOrganization(domain);
    const refused = send(acme, fresh(501));
    await expect(refused).rejects.toMatchObject({ details: { scope: 'INVITER', allowed: 500 } });
    await expect(refused).rejects.not.toHaveProperty('details.retryAt');
    expect(await sentBy(acme)).toBe(0);
    expect(await send(acme, fresh(500))).toHaveLength(500);
  });

  test('is counted for emails that were sent, not for refused ones', async () => {
    const acme = await addOrganization(domain);
    const invited = fresh(100);
    await send(acme, invited);
    for (let time = 1; time <= 5; time += 1) await send(acme, invited);
    await send(acme, [...invited, ...fresh(400)]);
    expect(await sentBy(acme)).toBe(500);
  });

  test('does not use up the limit of others', async () => {
    const acme = await addOrganization(domain);
    await send(acme, fresh(500));
    expect(await send(acme, fresh(500), await addMember(domain, acme, 'ADMINISTRATOR'))).toHaveLength(500);
  });
});

test('of two exceeded limits, the error names the one that has room last', async () => {
  const acme = await addOrganization(domain);
  for (let time = 1; time <= 10; time += 1) {
    await declineInvitation(domain, await inviteOne(domain, acme, 'ted@acme.com'));
  }
  domain.advanceClock({ hours: 1 });
  const bob = await addMember(domain, acme, 'ADMINISTRATOR');
  await send(acme, fresh(500), bob);
  await expect(send(acme, ['ted@acme.com'], bob)).rejects.toMatchObject({
    details: { scope: 'INVITER', retryAt: new Date(domain.now().getTime() + DAY) },
  });
});

describe('an organization', () => {
  test('sends exactly 2,000 a day, by all inviters, and does not use up the limit of others', async () => {
    const acme = await addOrganization(domain);
    const five = Array.from({ length: 5 }, () => addMember(domain, acme, 'ADMINISTRATOR'));
    const forms = (await Promise.all(five)).flatMap((actor) =>
      Array.from({ length: 5 }, () => send(acme, fresh(100), actor)),
    );
    const results = await Promise.allSettled(forms);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    for (const result of results) {
      if (result.status === 'fulfilled') continue;
      expect(result.reason).toMatchObject({
        details: { scope: 'ORGANIZATION', allowed: 2000, retryAt: new Date(domain.now().getTime() + DAY) },
      });
    }
    expect(await sentBy(acme)).toBe(2000);
    expect(await send(await addOrganization(domain), fresh(1))).toHaveLength(1);
  });
});

describe('an address', () => {
  test('gets 10 a day in an organization; a form with the eleventh is refused as a whole', async () => {
    const [acme, globex] = [await addOrganization(domain), await addOrganization(domain)];
    for (let time = 1; time <= 10; time += 1) {
      await declineInvitation(domain, await inviteOne(domain, acme, 'ted@acme.com'));
    }
    await expect(send(acme, [...fresh(2), 'ted@acme.com'])).rejects.toMatchObject({
      code: 'SENDING_LIMIT_REACHED',
      details: {
        scope: 'ADDRESS',
        address: 'ted@acme.com',
        isOneOfMany: true,
        allowed: 10,
        retryAt: new Date(domain.now().getTime() + DAY),
      },
    });
    expect(await sentBy(acme)).toBe(10);
    expect(await send(globex, ['ted@acme.com'])).toMatchObject([{ outcome: 'invited' }]);
    domain.advanceClock({ hours: 24 });
    expect(await send(acme, ['ted@acme.com'])).toMatchObject([{ outcome: 'invited' }]);
  });
});

test('exceeding a limit leaves no row, activity or task', async () => {
  const acme = await addOrganization(domain);
  const { organizationId } = acme.administrator;
  const form = inviteForm(acme, fresh(501));
  await expect(invite(domain, acme.administrator, form)).rejects.toThrow('SENDING_LIMIT_REACHED');
  expect(await domain.prisma.activity.count({ where: { organizationId, kind: 'INVITED' } })).toBe(0);
  expect(await domain.prisma.submission.count({ where: { organizationId } })).toBe(0);
  expect(await domain.prisma.sendingQuota.count({ where: { organizationId } })).toBe(0);
  expect(await domain.countTasks('announce-submission', form.viewId)).toBe(0);
});
