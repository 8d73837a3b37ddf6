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

describe('how long an invitation lives', () => {
  test.for([1, 30])('holds for those sent from then on, to the millisecond: %i days', async (days) => {
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

describe('the domains allowed', () => {
  test('hold for inviting and asking, in whatever way they were typed; a domain below is another', async () => {
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

  test('leave alone who is a member or invited already, whom the answer tells as such', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const { token } = await inviteOne(domain, acme, 'ted@acme.com');
    await change(domain, ada, { allowedDomains: 'other.com' });
    const form = inviteForm(acme, ['ada@acme.com', 'ted@acme.com', 'lee@acme.com', 'kim@other.com']);
    const outcomes = (await invite(domain, ada, form)).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['already-member', 'already-invited', 'domain-not-allowed', 'invited']);
    expect((await acceptInvitation(domain, { token, name: 'Ted' })).status).toBe('accepted');
  });

  test('hold for resending, which leaves the link as it is', async () => {
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

  test('retire no expired invitation of a domain that is not allowed any more', async () => {
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

  test('are any, once none is named', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    await change(domain, ada, { allowedDomains: 'other.com' });
    await change(domain, ada, { allowedDomains: ' ' });
    expect(await invite(domain, ada, inviteForm(acme, ['a@acme.com']))).toMatchObject([
      { outcome: 'invited' },
    ]);
  });
});

describe('the limits on sending', () => {
  test.for<[scope: string, Partial<TypedSettings>, Partial<TypedSettings>, address: string]>([
    ['ORGANIZATION', { organizationLimit: '2' }, { organizationLimit: '4' }, 'd@acme.com'],
    ['INVITER', { inviterLimit: '2' }, { inviterLimit: '4' }, 'd@acme.com'],
  ])('hold at once, below what was sent today too: %s', async ([scope, lower, higher, address]) => {
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

  test('hold for an address at once, resends included, and for others on their own', async () => {
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

  test('that are smaller than one form are refused without a time to wait for', async () => {
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
  'where it is announced holds for what is not announced yet, too: %s',
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

test('its name and the line about it stand in what is sent and shown from then on', async () => {
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
