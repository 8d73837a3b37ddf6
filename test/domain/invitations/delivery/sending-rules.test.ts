import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DomainContext } from '../../../../src/domain/core/context.ts';
import {
  findInvitationToRemind,
  findInvitationToSend,
} from '../../../../src/domain/invitations/delivery/emails-to-send.ts';
import { extendInvitations } from '../../../../src/domain/invitations/lifecycle/extend.ts';
import { invite } from '../../../../src/domain/invitations/lifecycle/invite.ts';
import { findInvitationToOffer } from '../../../../src/domain/invitations/lifecycle/offer-in-slack.ts';
import { queueReminders } from '../../../../src/domain/invitations/reminders/queue-reminders.ts';
import {
  removeInstallation,
  saveInstallation,
} from '../../../../src/domain/organizations/slack-installation.ts';
import {
  addOrganization,
  inviteForm,
  inviteOne,
  startTestDomain,
  type TestDomain,
  type TestOrganization,
} from '../../../support/domain.ts';
import { hold, untilWaiting } from '../../locks.ts';
import { change } from '../../organizations/typed-settings.ts';
import { reminders, sent } from '../reminders/reminders.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const oauth = (): DomainContext => ({ ...domain, usesOauth: true });

/** Each prevents an invitation from being resent, and undoes that. */
const obstacles: [
  name: string,
  make: (organization: TestOrganization) => Promise<unknown>,
  undo: (organization: TestOrganization) => Promise<unknown>,
  on: () => DomainContext,
][] = [
  [
    'the settings no longer allow its email domain',
    ({ administrator }) => change(domain, administrator, { allowedDomains: 'other.com' }),
    ({ administrator }) => change(domain, administrator, { allowedDomains: 'acme.com' }),
    () => domain,
  ],
  [
    'its inviter may no longer invite',
    ({ administrator: { memberId: id } }) =>
      domain.prisma.member.update({ where: { id }, data: { role: 'MEMBER' } }),
    ({ administrator: { memberId: id } }) =>
      domain.prisma.member.update({ where: { id }, data: { role: 'ADMINISTRATOR' } }),
    () => domain,
  ],
  [
    'its inviter is no longer a member',
    ({ administrator: { memberId: id } }) =>
      domain.prisma.member.update({ where: { id }, data: { removedAt: domain.now() } }),
    ({ administrator: { memberId: id } }) =>
      domain.prisma.member.update({ where: { id }, data: { removedAt: null } }),
    () => domain,
  ],
  [
    'the workspace uninstalled wgw',
    ({ workspaceId }) => removeInstallation(domain, workspaceId, domain.now()),
    ({ workspaceId }) => saveInstallation(domain, workspaceId, Buffer.from('grant')),
    oauth,
  ],
];

describe.each(obstacles)('if %s', (_name, make, undo, on) => {
  let acme: TestOrganization;
  beforeEach(async () => {
    acme = await addOrganization(domain);
    await saveInstallation(domain, acme.workspaceId, Buffer.from('grant'));
  });

  test('nobody is reminded after two days, until that is undone', async () => {
    const { id } = await sent(domain, acme);
    await make(acme);
    domain.advanceClock({ hours: 49 });
    await queueReminders(on());
    expect(await reminders(domain, id)).toEqual([0, 0]);
    await undo(acme);
    await queueReminders(on());
    expect(await reminders(domain, id)).toEqual([1, 1]);
  });

  test('nobody is warned a day before the expiry, until that is undone', async () => {
    const { id } = await sent(domain, acme);
    await make(acme);
    domain.advanceClock({ hours: 6 * 24 + 1 });
    await queueReminders(on());
    expect(await reminders(domain, id)).toEqual([0, 0]);
    await undo(acme);
    await queueReminders(on());
    expect(await reminders(domain, id)).toEqual([1, 1]);
  });

  test('a queued reminder is not sent', async () => {
    const email = await sent(domain, acme);
    expect(await findInvitationToRemind(on(), email)).toMatchObject({ email: 'ted@acme.com' });
    await make(acme);
    expect(await findInvitationToRemind(on(), email)).toBeUndefined();
  });
});

test('one replica at a time finds reminders, so that an inviter gets all in one message', async () => {
  const acme = await addOrganization(domain);
  const ids = [(await sent(domain, acme, 'a@acme.com')).id, (await sent(domain, acme, 'b@acme.com')).id];
  domain.advanceClock({ hours: 49 });
  const { release } = await hold(
    domain,
    (transaction) =>
      transaction.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('follow-up', 0))::text`,
  );
  await queueReminders(domain);
  expect(await Promise.all(ids.map((id) => reminders(domain, id)))).toEqual([
    [0, 0],
    [0, 0],
  ]);
  await release();
  await queueReminders(domain);
  expect(await Promise.all(ids.map((id) => reminders(domain, id)))).toEqual([
    [1, 1],
    [1, 1],
  ]);
});

test('a workspace with a bot token gets reminders without an installation', async () => {
  const { id } = await sent(domain, await addOrganization(domain));
  domain.advanceClock({ hours: 49 });
  await queueReminders(domain);
  expect(await reminders(domain, id)).toEqual([1, 1]);
});

describe('an email that is not sent yet', () => {
  test('is not sent to an email domain that is no longer allowed, nor is the invitee messaged in Slack', async () => {
    const acme = await addOrganization(domain);
    const { id } = await inviteOne(domain, acme, 'ted@acme.com');
    const offer = { workspaceId: acme.workspaceId, invitationId: id, version: 1 };
    expect(await findInvitationToSend(domain, { id, version: 1 })).toMatchObject({ isDomainAllowed: true });
    expect(await findInvitationToOffer(domain, offer)).toMatchObject({ id });
    await change(domain, acme.administrator, { allowedDomains: 'other.com' });
    expect(await findInvitationToSend(domain, { id, version: 1 })).toMatchObject({ isDomainAllowed: false });
    expect(await findInvitationToOffer(domain, offer)).toBeUndefined();
  });

  test('waits while its inviter may not invite', async () => {
    const acme = await addOrganization(domain);
    const { id } = await inviteOne(domain, acme, 'ted@acme.com');
    const { memberId } = acme.administrator;
    await domain.prisma.member.update({ where: { id: memberId }, data: { role: 'MEMBER' } });
    expect(await findInvitationToSend(domain, { id, version: 1 })).toMatchObject({ isHeld: true });
  });
});

test('an invitation of an email domain that is no longer allowed is not extended', async () => {
  const acme = await addOrganization(domain);
  const email = await sent(domain, acme);
  domain.advanceClock({ hours: 6 * 24 + 1 });
  await queueReminders(domain);
  await change(domain, acme.administrator, { allowedDomains: 'other.com' });
  const before = await domain.prisma.invitation.findUnique({ where: { id: email.id } });
  expect(await extendInvitations(domain, acme.administrator, [email])).toMatchObject([
    { email: 'ted@acme.com', status: 'domain-not-allowed' },
  ]);
  expect(await domain.prisma.invitation.findUnique({ where: { id: email.id } })).toEqual(before);
});

describe('the operator’s limit', () => {
  const used = async () => (await domain.prisma.installationQuota.findFirstOrThrow()).used;
  const under = (installation: number): DomainContext => ({
    ...domain,
    limits: { ...domain.limits, installation },
  });

  async function twoUnanswered(): Promise<string[]> {
    const acme = await addOrganization(domain);
    const ids = [(await sent(domain, acme, 'a@acme.com')).id, (await sent(domain, acme, 'b@acme.com')).id];
    return ids;
  }
  const countOf = async (ids: readonly string[]) => {
    const each = await Promise.all(ids.map((id) => reminders(domain, id)));
    return [each.reduce((sum, [emails]) => sum + emails, 0), each.reduce((sum, [, told]) => sum + told, 0)];
  };

  test('counts reminders by email, which stay due if it has no room', async () => {
    const ids = await twoUnanswered();
    domain.advanceClock({ hours: 49 });
    const globex = await addOrganization(domain);
    await invite(domain, globex.administrator, inviteForm(globex, ['first@acme.com']));
    expect(await used()).toBe(1);
    await queueReminders(under(2));
    expect(await countOf(ids)).toEqual([1, 1]);
    expect(await used()).toBe(2);
    await queueReminders(under(2));
    expect(await countOf(ids)).toEqual([1, 1]);
    domain.advanceClock({ hours: 24 });
    await queueReminders(under(2));
    expect(await countOf(ids)).toEqual([2, 2]);
    expect(await used()).toBe(1);
  });

  test('does not stop the warnings to inviters', async () => {
    const acme = await addOrganization(domain);
    await change(domain, acme.administrator, { invitationDays: '3' });
    const { id } = await sent(domain, acme);
    domain.advanceClock({ hours: 49 });
    const globex = await addOrganization(domain);
    await invite(domain, globex.administrator, inviteForm(globex, ['second@acme.com']));
    await queueReminders(under(1));
    expect(await reminders(domain, id)).toEqual([0, 1]);
  });

  test('is exact if someone takes the last room at the same moment: reminders stay due', async () => {
    const ids = await twoUnanswered();
    domain.advanceClock({ hours: 49 });
    const globex = await addOrganization(domain);
    await invite(domain, globex.administrator, inviteForm(globex, ['third@acme.com']));
    const { release } = await hold(
      domain,
      (transaction) =>
        transaction.$queryRaw`UPDATE installation_quotas SET used = 3, allowed = 3 RETURNING id`,
    );
    const following = queueReminders(under(3));
    await untilWaiting(domain, 1);
    await release();
    await following;
    expect(await countOf(ids)).toEqual([0, 0]);
    domain.advanceClock({ hours: 24 });
    await queueReminders(under(3));
    expect(await countOf(ids)).toEqual([2, 2]);
  });
});
