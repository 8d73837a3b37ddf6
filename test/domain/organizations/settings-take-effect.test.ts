import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TypedSettings } from '../../../src/domain/core/settings.ts';
import { findActor } from '../../../src/domain/identity/find-actor.ts';
import { findAnnouncement } from '../../../src/domain/invitations/announcement/announcement.ts';
import { findInvitationToSend } from '../../../src/domain/invitations/delivery/emails-to-send.ts';
import { acceptInvitation } from '../../../src/domain/invitations/lifecycle/answer.ts';
import { findInvitationByLink } from '../../../src/domain/invitations/lifecycle/find-by-link.ts';
import { invite } from '../../../src/domain/invitations/lifecycle/invite.ts';
import { resendInvitation } from '../../../src/domain/invitations/lifecycle/resend.ts';
import { findSettings } from '../../../src/domain/organizations/find-settings.ts';
import { requestInvitations } from '../../../src/domain/requests/request-invitations.ts';
import {
  addMember,
  addOrganization,
  inviteForm,
  inviteOne,
  startTestDomain,
  type TestDomain,
} from '../../support/domain.ts';
import { change } from './typed-settings.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const DAY = 24 * 60 * 60 * 1000;
const fromNow = (days: number) => new Date(domain.now().getTime() + days * DAY);

describe('the days that an invitation is open', () => {
  test.for([1, 30])('apply to invitations sent from then on, to the millisecond: %i days', async (days) => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const before = await inviteOne(domain, acme, 'before@acme.com');
    const expiry = fromNow(7);
    await change(domain, ada, { invitationDays: String(days) });
    const { id, token } = await inviteOne(domain, acme, 'after@acme.com');
    const resent = await inviteOne(domain, acme, 'resent@acme.com');
    const link = await findInvitationByLink(domain, token);
    expect(link.expiresAt).toEqual(fromNow(days));
    expect((await findInvitationByLink(domain, before.token)).expiresAt).toEqual(expiry);
    expect(await findInvitationToSend(domain, { id, version: 1 })).toMatchObject({
      expiresAt: fromNow(days),
    });
    await resendInvitation(domain, ada, { invitationId: resent.id, version: 1 });
    domain.advanceClock({ hours: days * 24, milliseconds: -1 });
    expect((await findInvitationByLink(domain, token)).status).toBe('open');
    domain.advanceClock({ milliseconds: 1 });
    expect((await findInvitationByLink(domain, token)).status).toBe('expired');
    await expect(acceptInvitation(domain, { token, name: 'Ted' })).rejects.toMatchObject({
      details: { status: 'expired' },
    });
  });
});

describe('the allowed email domains', () => {
  test('apply to inviting and requesting, however they were typed; a subdomain is another domain', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    await change(domain, ada, { allowedDomains: '@ACME.com; bücher.example' });
    expect((await findSettings(domain, ada)).settings.allowedDomains).toEqual([
      'acme.com',
      'xn--bcher-kva.example',
    ]);
    const addresses = [
      'a@acme.com',
      'a@xn--bcher-kva.example',
      'a@sub.acme.com',
      'a@other.com',
      'a@xacme.com',
    ];
    const bob = await addMember(domain, acme, 'MEMBER');
    const refused = Array(3).fill('domain-not-allowed');
    const asked = await requestInvitations(domain, bob, inviteForm(acme, addresses));
    expect(asked.map(({ outcome }) => outcome)).toEqual(['requested', 'requested', ...refused]);
    const invited = await invite(domain, ada, inviteForm(acme, addresses));
    expect(invited.map(({ outcome }) => outcome)).toEqual(['invited', 'invited', ...refused]);
    const { organizationId } = ada;
    expect(await domain.prisma.invitation.count({ where: { organizationId } })).toBe(2);
  });

  test('do not affect members and open invitations, and the outcome says so', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const { token } = await inviteOne(domain, acme, 'ted@acme.com');
    await change(domain, ada, { allowedDomains: 'other.com' });
    const form = inviteForm(acme, ['ada@acme.com', 'ted@acme.com', 'lee@acme.com', 'kim@other.com']);
    const outcomes = (await invite(domain, ada, form)).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['already-member', 'already-invited', 'domain-not-allowed', 'invited']);
    expect((await acceptInvitation(domain, { token, name: 'Ted' })).status).toBe('accepted');
  });

  test('apply to resending, which does not change the link then', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const { id, token } = await inviteOne(domain, acme, 'ted@acme.com');
    await change(domain, ada, { allowedDomains: 'other.com' });
    await expect(resendInvitation(domain, ada, { invitationId: id, version: 1 })).rejects.toMatchObject({
      code: 'DOMAIN_NOT_ALLOWED',
      details: { address: 'ted@acme.com' },
    });
    expect((await findInvitationByLink(domain, token)).status).toBe('open');
  });

  test('do not retire an expired invitation of a domain that is no longer allowed', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const { token } = await inviteOne(domain, acme, 'ted@acme.com');
    await change(domain, ada, { allowedDomains: 'other.com' });
    domain.advanceClock({ hours: 7 * 24 });
    expect(await invite(domain, ada, inviteForm(acme, ['ted@acme.com']))).toMatchObject([
      { outcome: 'domain-not-allowed' },
    ]);
    expect((await findInvitationByLink(domain, token)).status).toBe('expired');
  });

  test('are all, if none is named', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    await change(domain, ada, { allowedDomains: 'other.com' });
    await change(domain, ada, { allowedDomains: ' ' });
    expect(await invite(domain, ada, inviteForm(acme, ['a@acme.com']))).toMatchObject([
      { outcome: 'invited' },
    ]);
  });
});

describe('the sending limits', () => {
  test.for<[scope: string, Partial<TypedSettings>, Partial<TypedSettings>, address: string]>([
    ['ORGANIZATION', { organizationLimit: '2' }, { organizationLimit: '4' }, 'd@acme.com'],
    ['INVITER', { inviterLimit: '2' }, { inviterLimit: '4' }, 'd@acme.com'],
  ])('apply at once, even below what was sent today: %s', async ([scope, lower, higher, address]) => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const retryAt = fromNow(1);
    await invite(domain, ada, inviteForm(acme, ['a@acme.com', 'b@acme.com', 'c@acme.com']));
    const again = () => invite(domain, ada, inviteForm(acme, [address]));
    await change(domain, ada, lower);
    await expect(again()).rejects.toMatchObject({
      code: 'SENDING_LIMIT_REACHED',
      details: { scope, allowed: 2, left: 0, retryAt },
    });
    await change(domain, ada, higher);
    expect(await again()).toMatchObject([{ outcome: 'invited' }]);
    await expect(invite(domain, ada, inviteForm(acme, ['e@acme.com']))).rejects.toMatchObject({
      details: { scope, allowed: 4, left: 0 },
    });
  });

  test('apply to an address at once, including resends, and to each address separately', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const { id } = await inviteOne(domain, acme, 'ted@acme.com');
    await resendInvitation(domain, ada, { invitationId: id, version: 1 });
    await change(domain, ada, { addressLimit: '1' });
    await expect(resendInvitation(domain, ada, { invitationId: id, version: 2 })).rejects.toMatchObject({
      details: { scope: 'ADDRESS', address: 'ted@acme.com', allowed: 1, left: 0 },
    });
    await inviteOne(domain, acme, 'lee@acme.com');
    domain.advanceClock({ hours: 24 });
    await resendInvitation(domain, ada, { invitationId: id, version: 2 });
  });

  test('that are smaller than one form refuse it without a time to wait for', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    await change(domain, ada, { inviterLimit: '1' });
    const refused = invite(domain, ada, inviteForm(acme, ['a@acme.com', 'b@acme.com']));
    await expect(refused).rejects.toMatchObject({ details: { scope: 'INVITER', allowed: 1, left: 1 } });
    await expect(refused).rejects.not.toHaveProperty('details.retryAt');
  });
});

test.for([
  ['FIXED_CHANNEL', { channelId: 'CFIXED', responseUrl: null }],
  ['INVITER', { channelId: null, responseUrl: null }],
  ['COMMAND_CHANNEL', { channelId: 'CGENERAL', responseUrl: 'https://hooks.slack.com/x' }],
] as const)(
  'the place of announcements applies to waiting announcements too: %s',
  async ([announceTo, place]) => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const { organizationId } = ada;
    await invite(domain, ada, inviteForm(acme, ['a@acme.com'], { responseUrl: 'https://hooks.slack.com/x' }));
    const announceChannelId = announceTo === 'FIXED_CHANNEL' ? 'CFIXED' : null;
    await change(domain, ada, { announceTo, announceChannelId });
    const { id: submissionId } = await domain.prisma.submission.findFirstOrThrow({
      where: { organizationId },
    });
    expect(await findAnnouncement(domain, { organizationId, submissionId })).toMatchObject(place);
  },
);

test('the name and the line about the organization appear in emails and pages from then on', async () => {
  const acme = await addOrganization(domain);
  const { id, token } = await inviteOne(domain, acme, 'ted@acme.com');
  await change(domain, acme.administrator, { name: 'Acme Rockets', about: 'To the moon' });
  const shown = { organizationName: 'Acme Rockets', organizationAbout: 'To the moon' };
  expect(await findInvitationToSend(domain, { id, version: 1 })).toMatchObject(shown);
  expect(await findInvitationByLink(domain, token)).toMatchObject(shown);
  const { workspaceId } = acme;
  expect(await findActor(domain, { workspaceId, userId: 'UADA' })).toMatchObject({
    organizationName: 'Acme Rockets',
  });
});
