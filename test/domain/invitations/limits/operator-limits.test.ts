import { afterEach, describe, expect, test } from 'vitest';
import { invite } from '../../../../src/domain/invitations/lifecycle/invite.ts';
import { resendInvitation } from '../../../../src/domain/invitations/lifecycle/resend.ts';
import { decideRequest } from '../../../../src/domain/requests/decide-request.ts';
import { requestInvitations } from '../../../../src/domain/requests/request-invitations.ts';
import {
  addMember,
  addOrganization,
  inviteForm,
  inviteOne,
  outcomeOf,
  startTestDomain,
  type TestDomain,
  type TestOrganization,
} from '../../../support/domain.ts';
import { hold, untilWaiting } from '../../locks.ts';

const DAY = 24 * 60 * 60 * 1000;
let domain: TestDomain;
const start = async (limits: Parameters<typeof startTestDomain>[0]) => {
  domain = await startTestDomain(limits);
};
afterEach(() => domain.close());

let last = 0;
const fresh = (count: number) => Array.from({ length: count }, () => `p${last++}@acme.com`);
const send = (organization: TestOrganization, count: number, on = domain as TestDomain['replica']) =>
  invite(on, organization.administrator, inviteForm(organization, fresh(count)));
const sent = () => domain.prisma.invitation.count();
const many = (count: number) => Promise.all(Array.from({ length: count }, () => addOrganization(domain)));

describe('the limit of the whole installation', () => {
  test('is exact, however many organizations send at once on several replicas', async () => {
    await start({ installation: 25 });
    const organizations = await many(20);
    const results = await Promise.allSettled(
      organizations.map((each, n) => send(each, 2, n % 2 === 0 ? domain : domain.replica)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(12);
    const retryAt = new Date(domain.now().getTime() + DAY);
    for (const result of results) {
      if (result.status === 'fulfilled') continue;
      expect(result.reason).toMatchObject({
        code: 'SENDING_LIMIT_REACHED',
        details: { scope: 'INSTALLATION', left: 1, retryAt },
      });
    }
    expect(await sent()).toBe(24);
  });

  test('has room 24 hours after the first email of its window', async () => {
    await start({ installation: 3 });
    const [acme, globex] = [await addOrganization(domain), await addOrganization(domain)];
    await send(acme, 1);
    const retryAt = new Date(domain.now().getTime() + DAY);
    domain.advanceClock({ hours: 23 });
    await send(globex, 2);
    await expect(send(acme, 1)).rejects.toMatchObject({ details: { scope: 'INSTALLATION', retryAt } });
    domain.advanceClock({ hours: 1, milliseconds: -1 });
    await expect(send(globex, 1)).rejects.toMatchObject({ details: { retryAt } });
    domain.advanceClock({ milliseconds: 1 });
    await send(globex, 3);
    await expect(send(acme, 1)).rejects.toMatchObject({ details: { scope: 'INSTALLATION' } });
  });

  test('does not count what another limit refused, and the other way round', async () => {
    await start({ installation: 600 });
    const [acme, globex] = [await addOrganization(domain), await addOrganization(domain)];
    await expect(send(acme, 501)).rejects.toMatchObject({ details: { scope: 'INVITER' } });
    await send(globex, 500);
    await expect(send(acme, 101)).rejects.toMatchObject({ details: { scope: 'INSTALLATION', left: 100 } });
    await send(acme, 100);
    const where = { organizationId: acme.administrator.organizationId };
    expect(await domain.prisma.sendingQuota.findFirst({ where })).toMatchObject({ used: 100 });
  });

  test('leaves no row, activity or task if it is exceeded', async () => {
    await start({ installation: 1 });
    const [acme, globex] = [await addOrganization(domain), await addOrganization(domain)];
    await send(globex, 1);
    const form = inviteForm(acme, ['ted@acme.com']);
    await expect(invite(domain, acme.administrator, form)).rejects.toThrow('SENDING_LIMIT_REACHED');
    const where = { organizationId: acme.administrator.organizationId };
    expect(await domain.prisma.invitation.count({ where })).toBe(0);
    expect(await domain.prisma.submission.count({ where })).toBe(0);
    expect(await domain.prisma.sendingQuota.count({ where })).toBe(0);
    expect(await domain.prisma.activity.count({ where: { ...where, kind: 'INVITED' } })).toBe(0);
    expect(await domain.countTasks('announce-submission', form.viewId)).toBe(0);
  });

  test('counts resends and approved requests, which change nothing if they exceed it', async () => {
    await start({ installation: 2 });
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const { id } = await inviteOne(domain, acme, 'ted@acme.com');
    await resendInvitation(domain, ada, { invitationId: id, version: 1 });
    await expect(resendInvitation(domain, ada, { invitationId: id, version: 2 })).rejects.toMatchObject({
      details: { scope: 'INSTALLATION' },
    });
    expect(await domain.prisma.invitation.findFirst()).toMatchObject({ version: 2 });
    const bob = await addMember(domain, acme, 'MEMBER');
    await requestInvitations(domain, bob, inviteForm(acme, ['kim@acme.com']));
    const { id: requestId } = await domain.prisma.invitationRequest.findFirstOrThrow();
    await expect(decideRequest(domain, ada, { requestId, state: 'APPROVED' })).rejects.toMatchObject({
      details: { scope: 'INSTALLATION' },
    });
    expect(await domain.prisma.invitationRequest.findFirst()).toMatchObject({ state: 'PENDING' });
  });

  test('applies at once if the operator lowers it, and has room if they raise it', async () => {
    await start({ installation: 3 });
    const acme = await addOrganization(domain);
    await send(acme, 3);
    const lowered = { ...domain, limits: { ...domain.limits, installation: 2 } };
    const raised = { ...domain, limits: { ...domain.limits, installation: 4 } };
    await expect(send(acme, 1, lowered)).rejects.toMatchObject({
      details: { scope: 'INSTALLATION', left: 0 },
    });
    await send(acme, 1, raised);
    await expect(send(acme, 1, raised)).rejects.toMatchObject({ details: { scope: 'INSTALLATION' } });
  });

  test('is logged once in a window, and again after the operator changes it', async () => {
    await start({ installation: 1 });
    const acme = await addOrganization(domain);
    await send(acme, 1);
    const results = await Promise.allSettled([send(acme, 1), send(acme, 1, domain.replica), send(acme, 1)]);
    expect(results.map(outcomeOf)).toEqual(Array(3).fill('SENDING_LIMIT_REACHED'));
    expect(domain.warnings).toEqual([
      [
        { limit: 1, retryAt: new Date(domain.now().getTime() + DAY) },
        expect.stringContaining('SENDING_LIMIT is reached'),
      ],
    ]);
    const raised = { ...domain, limits: { ...domain.limits, installation: 2 } };
    await send(acme, 1, raised);
    await expect(send(acme, 1, raised)).rejects.toThrow('SENDING_LIMIT_REACHED');
    expect(domain.warnings).toHaveLength(2);
    domain.advanceClock({ hours: 24 });
    await send(acme, 1);
    await expect(send(acme, 1)).rejects.toThrow('SENDING_LIMIT_REACHED');
    expect(domain.warnings).toHaveLength(3);
  });

  test('that is smaller than one form refuses it without a time to wait for', async () => {
    await start({ installation: 2 });
    const refused = send(await addOrganization(domain), 3);
    await expect(refused).rejects.toMatchObject({ details: { scope: 'INSTALLATION', left: 2 } });
    await expect(refused).rejects.not.toHaveProperty('details.retryAt');
    expect(domain.warnings).toHaveLength(1);
  });

  test('is counted at commit, so that a waiting organization delays no other', async () => {
    await start({});
    const [acme, globex] = [await addOrganization(domain), await addOrganization(domain)];
    const { organizationId } = acme.administrator;
    const { id } = await inviteOne(domain, acme, 'ted@acme.com');
    // The activity refers to the organization, and is written after the limits are counted.
    const { release } = await hold(
      domain,
      (transaction) =>
        transaction.$queryRaw`SELECT id FROM organizations WHERE id = ${organizationId}::uuid FOR UPDATE`,
    );
    const resending = resendInvitation(domain, acme.administrator, { invitationId: id, version: 1 });
    await untilWaiting(domain, 1);
    await send(globex, 1);
    await release();
    await resending;
    expect(await domain.prisma.installationQuota.findFirst()).toMatchObject({ used: 3 });
  });
});

describe('the highest limit that an organization can set for itself', () => {
  test('caps a stored limit above it, and leaves one below', async () => {
    await start({ organization: 3 });
    const [acme, globex] = [await addOrganization(domain), await addOrganization(domain)];
    await expect(send(acme, 4)).rejects.toMatchObject({
      details: { scope: 'ORGANIZATION', allowed: 3, left: 3 },
    });
    await send(acme, 3);
    await expect(send(acme, 1)).rejects.toMatchObject({ details: { scope: 'ORGANIZATION', allowed: 3 } });
    const { organizationId: id } = globex.administrator;
    await domain.prisma.organization.update({ where: { id }, data: { organizationLimit: 2 } });
    await send(globex, 2);
    await expect(send(globex, 1)).rejects.toMatchObject({ details: { scope: 'ORGANIZATION', allowed: 2 } });
  });
});

describe('a new organization', () => {
  const founded = () => addOrganization({ ...domain, usesOauth: true });

  test('that installed wgw through OAuth sends 200 a day for its first 7 days, then what its settings allow', async () => {
    await start({});
    const acme = await founded();
    await send(acme, 200);
    const retryAt = new Date(domain.now().getTime() + DAY);
    await expect(send(acme, 1)).rejects.toMatchObject({
      details: { scope: 'ORGANIZATION', allowed: 200, left: 0, isNew: true, retryAt },
    });
    domain.advanceClock({ hours: 7 * 24, milliseconds: -1 });
    await expect(send(acme, 201)).rejects.toMatchObject({ details: { allowed: 200 } });
    domain.advanceClock({ milliseconds: 1 });
    await send(acme, 201);
  });

  test('keeps a lower limit of its settings or the operator', async () => {
    await start({ organization: 2 });
    const acme = await founded();
    const refused = send(acme, 3);
    await expect(refused).rejects.toMatchObject({ details: { scope: 'ORGANIZATION', allowed: 2 } });
    await expect(refused).rejects.not.toHaveProperty('details.isNew');
  });

  test('of a workspace with a bot token sends what its settings allow from the start', async () => {
    await start({});
    await send(await addOrganization(domain), 201);
  });
});
