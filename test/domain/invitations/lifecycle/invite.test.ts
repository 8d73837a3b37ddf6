import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptInvitation, declineInvitation } from '../../../../src/domain/invitations/lifecycle/answer.ts';
import { findInvitationByLink } from '../../../../src/domain/invitations/lifecycle/find-by-link.ts';
import { invite } from '../../../../src/domain/invitations/lifecycle/invite.ts';
import type {
  InviteForm,
  InviteOutcome,
} from '../../../../src/domain/invitations/lifecycle/invite-statement.ts';
import {
  addMember,
  addOrganization,
  inviteForm,
  inviteOne,
  startTestDomain,
  type TestDomain,
} from '../../../support/domain.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const of = (outcomes: readonly InviteOutcome[]) => outcomes.map(({ outcome }) => outcome);

describe('inviting', () => {
  test('resolves with the outcome for each address, in the order given', async () => {
    const acme = await addOrganization(domain);
    await inviteOne(domain, acme, 'open@acme.com');
    const form = inviteForm(acme, ['z@acme.com', 'open@acme.com', 'ada@acme.com', 'a@acme.com']);
    expect(await invite(domain, acme.administrator, form)).toEqual([
      { address: 'z@acme.com', outcome: 'invited' },
      { address: 'open@acme.com', outcome: 'already-invited' },
      { address: 'ada@acme.com', outcome: 'already-member' },
      { address: 'a@acme.com', outcome: 'invited' },
    ]);
  });

  test('records the invitation and the activity, and queues the email and the announcement', async () => {
    const acme = await addOrganization(domain);
    const { organizationId, memberId } = acme.administrator;
    const form = inviteForm(acme, ['ted@acme.com'], { role: 'ADMINISTRATOR', note: 'Hello!' });
    await invite(domain, acme.administrator, form);
    const invitation = await domain.prisma.invitation.findFirstOrThrow({ where: { organizationId } });
    expect(invitation).toMatchObject({
      email: 'ted@acme.com',
      role: 'ADMINISTRATOR',
      note: 'Hello!',
      version: 1,
    });
    expect(invitation.expiresAt.getTime() - domain.now().getTime()).toBe(7 * 24 * 60 * 60 * 1000);
    const activity = await domain.prisma.activity.findFirst({ where: { organizationId, kind: 'INVITED' } });
    expect(activity).toMatchObject({ actorId: memberId, subjectId: invitation.id });
    expect(await domain.countTasks('send-invitation', invitation.id)).toBe(1);
    expect(await domain.countTasks('announce-submission', form.viewId)).toBe(1);
  });

  test('nobody announces nothing', async () => {
    const acme = await addOrganization(domain);
    const form = inviteForm(acme, ['ada@acme.com']);
    expect(of(await invite(domain, acme.administrator, form))).toEqual(['already-member']);
    expect(await domain.countTasks('announce-submission', form.viewId)).toBe(0);
  });

  test('is possible again after the invitation was declined, cancelled or has expired', async () => {
    const acme = await addOrganization(domain);
    const again = () => invite(domain, acme.administrator, inviteForm(acme, ['ted@acme.com']));
    await declineInvitation(domain, await inviteOne(domain, acme, 'ted@acme.com'));
    expect(of(await again())).toEqual(['invited']);
    await domain.prisma.invitation.updateMany({ where: { state: 'PENDING' }, data: { state: 'CANCELLED' } });
    const old = await inviteOne(domain, acme, 'ted@acme.com');
    domain.advanceClock({ hours: 7 * 24, milliseconds: -1 });
    expect(of(await again())).toEqual(['already-invited']);
    domain.advanceClock({ milliseconds: 1 });
    expect(of(await again())).toEqual(['invited']);
    expect((await findInvitationByLink(domain, old.token)).status).toBe('replaced');
  });
});

describe('organizations are separate', () => {
  test('an address can be invited to two, and each link joins its own organization and role', async () => {
    const [acme, globex] = [await addOrganization(domain, 'Acme'), await addOrganization(domain, 'Globex')];
    const here = await inviteOne(domain, acme, 'ted@acme.com', { role: 'ADMINISTRATOR' });
    const there = await inviteOne(domain, globex, 'ted@acme.com');
    await acceptInvitation(domain, { token: here.token, name: 'Ted' });
    expect((await findInvitationByLink(domain, there.token)).status).toBe('open');
    await acceptInvitation(domain, { token: there.token, name: 'Ted' });
    const joined = await domain.prisma.member.findMany({
      where: { email: 'ted@acme.com' },
      select: { role: true, organization: { select: { name: true } } },
      orderBy: { role: 'asc' },
    });
    expect(joined).toEqual([
      { role: 'ADMINISTRATOR', organization: { name: 'Acme' } },
      { role: 'MEMBER', organization: { name: 'Globex' } },
    ]);
  });

  test('nobody can invite for another organization', async () => {
    const [acme, globex] = [await addOrganization(domain), await addOrganization(domain)];
    const { organizationId } = globex.administrator;
    const forged = { ...acme.administrator, organizationId };
    await expect(invite(domain, forged, inviteForm(globex, ['eve@acme.com']))).rejects.toThrow('NOT_ALLOWED');
    expect(await domain.prisma.invitation.count({ where: { organizationId } })).toBe(0);
  });
});

describe('nothing is written for an actor who may not invite:', () => {
  test('a Member', async () => {
    const acme = await addOrganization(domain);
    const member = await addMember(domain, acme, 'MEMBER');
    await expect(invite(domain, member, inviteForm(acme, ['ted@acme.com']))).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
      details: { permission: 'members:invite' },
    });
  });

  test.for(['demoted', 'removed'])('an Administrator who was just %s', async (change) => {
    const acme = await addOrganization(domain);
    const actor = await addMember(domain, acme, 'ADMINISTRATOR');
    const where = { id: actor.memberId };
    if (change === 'demoted') await domain.prisma.member.update({ where, data: { role: 'MEMBER' } });
    else await domain.prisma.member.delete({ where });

    // Nor is an expired invitation retired.
    await inviteOne(domain, acme, 'ted@acme.com');
    domain.advanceClock({ hours: 7 * 24 });
    const form = inviteForm(acme, ['ted@acme.com', 'kim@acme.com']);
    await expect(invite(domain, actor, form)).rejects.toThrow('NOT_ALLOWED');
    const { organizationId } = actor;
    expect(await domain.prisma.invitation.findMany({ where: { organizationId } })).toMatchObject([
      { email: 'ted@acme.com', state: 'PENDING' },
    ]);
    expect(await domain.countTasks('announce-submission', form.viewId)).toBe(0);
  });
});

describe('the same form submitted again', () => {
  test('with another address is another form', async () => {
    const acme = await addOrganization(domain);
    const form = inviteForm(acme, ['ted@acme.com']);
    await invite(domain, acme.administrator, form);
    const again = { ...form, addresses: ['ted@acme.com', 'kim@acme.com'] };
    expect(await invite(domain, acme.administrator, again)).toEqual([
      { address: 'ted@acme.com', outcome: 'already-invited' },
      { address: 'kim@acme.com', outcome: 'invited' },
    ]);
  });

  test('gets the first answer, and invites nobody', async () => {
    const acme = await addOrganization(domain);
    const form = inviteForm(acme, ['ted@acme.com', 'ada@acme.com']);
    const first = await invite(domain, acme.administrator, form);
    expect(of(first)).toEqual(['invited', 'already-member']);
    expect(await invite(domain, acme.administrator, form)).toEqual(first);
    expect(await invite(domain.replica, acme.administrator, form)).toEqual(first);
    expect(await domain.countTasks('announce-submission', form.viewId)).toBe(1);
  });

  test('with its addresses in another order gets the first answer too', async () => {
    const acme = await addOrganization(domain);
    const form = inviteForm(acme, ['ted@acme.com', 'kim@acme.com']);
    const first = await invite(domain, acme.administrator, form);
    const turned = { ...form, addresses: ['kim@acme.com', 'ted@acme.com'] };
    expect(await invite(domain, acme.administrator, turned)).toEqual(first);
  });

  test.for<Partial<InviteForm>>([{ role: 'ADMINISTRATOR' }, { note: 'Hello!' }])(
    'with another entry is another form: %j',
    async (changes) => {
      const acme = await addOrganization(domain);
      const form = inviteForm(acme, ['ted@acme.com']);
      await invite(domain, acme.administrator, form);
      expect(of(await invite(domain, acme.administrator, { ...form, ...changes }))).toEqual([
        'already-invited',
      ]);
    },
  );

  test('gets it even after its invitation was cancelled', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const form = inviteForm(acme, ['ted@acme.com']);
    await invite(domain, ada, form);
    const where = { organizationId: ada.organizationId };
    await domain.prisma.invitation.updateMany({ where, data: { state: 'CANCELLED' } });
    expect(of(await invite(domain, ada, form))).toEqual(['invited']);
    expect(await domain.prisma.invitation.count({ where })).toBe(1);
  });

  test('gets it even after its invitation has expired', async () => {
    const acme = await addOrganization(domain);
    const form = inviteForm(acme, ['ted@acme.com']);
    await invite(domain, acme.administrator, form);
    domain.advanceClock({ hours: 7 * 24 });
    expect(of(await invite(domain, acme.administrator, form))).toEqual(['invited']);
    const { organizationId } = acme.administrator;
    expect(await domain.prisma.invitation.findMany({ where: { organizationId } })).toMatchObject([
      { state: 'PENDING' },
    ]);
  });

  test('is another form in another organization', async () => {
    const [acme, globex] = [await addOrganization(domain), await addOrganization(domain)];
    const viewId = `V${randomUUID()}`;
    for (const each of [acme, globex]) {
      const form = inviteForm(each, ['ted@acme.com'], { viewId });
      expect(of(await invite(domain, each.administrator, form))).toEqual(['invited']);
      const { organizationId } = each.administrator;
      expect(await domain.prisma.invitation.count({ where: { organizationId } })).toBe(1);
    }
  });

  test('does not get the answer of another organization', async () => {
    const [acme, globex] = [await addOrganization(domain), await addOrganization(domain)];
    const form = inviteForm(acme, ['ted@acme.com']);
    await invite(domain, acme.administrator, form);
    await inviteOne(domain, globex, 'ted@acme.com');
    const same = { ...form, workspaceId: globex.workspaceId };
    expect(of(await invite(domain, globex.administrator, same))).toEqual(['already-invited']);
  });
});
