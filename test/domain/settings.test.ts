import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAnnouncement } from '../../src/domain/invitations/announcement.ts';
import { invite } from '../../src/domain/invitations/invite.ts';
import type { Actor } from '../../src/domain/members/actor.ts';
import { changeSettings } from '../../src/domain/organizations/change-settings.ts';
import { findSettings } from '../../src/domain/organizations/find-settings.ts';
import type { SettingName, TypedSettings } from '../../src/domain/organizations/settings.ts';
import { requestInvitations } from '../../src/domain/requests/request-invitations.ts';
import { addMember, found, inviteForm, startTestDomain, type TestDomain } from './test-domain.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const asFounded: TypedSettings = {
  name: 'Acme',
  about: '',
  announceTo: 'COMMAND_CHANNEL',
  announceChannelId: null,
  invitationDays: '7',
  allowedDomains: '',
  inviterLimit: '500',
  organizationLimit: '2000',
  addressLimit: '10',
};

async function change(actor: Actor, changes: Partial<TypedSettings>): Promise<SettingName[]> {
  const { version } = await findSettings(domain, actor);
  return changeSettings(domain, actor, { version, typed: { ...asFounded, ...changes } });
}

describe('a setting', () => {
  test('that changes is told with what was before and after, and only that', async () => {
    const { administrator: ada } = await found(domain);
    expect(await change(ada, { name: ' Acme  Rockets ', invitationDays: '14' })).toEqual([
      'name',
      'invitationDays',
    ]);
    const [told, ...others] = await domain.prisma.activity.findMany({
      where: { organizationId: ada.organizationId, kind: 'SETTINGS_CHANGED' },
    });
    expect(told?.details).toEqual({
      before: { name: 'Acme', invitationDays: 7 },
      after: { name: 'Acme Rockets', invitationDays: 14 },
    });
    expect(others).toEqual([]);
  });

  test('that stays is no change', async () => {
    const { administrator: ada } = await found(domain);
    expect(await change(ada, {})).toEqual([]);
    expect(
      await domain.prisma.activity.count({
        where: { organizationId: ada.organizationId, kind: 'SETTINGS_CHANGED' },
      }),
    ).toBe(0);
  });

  test.for<[Partial<TypedSettings>, SettingName]>([
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(81) }, 'name'],
    [{ name: 'Acme\u202E' }, 'name'],
    [{ about: 'x'.repeat(201) }, 'about'],
    [{ announceTo: 'FIXED_CHANNEL' }, 'announceChannelId'],
    [{ invitationDays: '0' }, 'invitationDays'],
    [{ invitationDays: '31' }, 'invitationDays'],
    [{ invitationDays: '7.5' }, 'invitationDays'],
    [{ allowedDomains: 'acme' }, 'allowedDomains'],
    [{ allowedDomains: 'acme.com, ada@acme.com' }, 'allowedDomains'],
    [{ inviterLimit: '-1' }, 'inviterLimit'],
    [{ organizationLimit: '' }, 'organizationLimit'],
    [{ addressLimit: '101' }, 'addressLimit'],
  ])('that cannot be is named, and nothing is changed: %j', async ([changes, name]) => {
    const { administrator: ada } = await found(domain);
    await expect(change(ada, { about: 'New', ...changes })).rejects.toMatchObject({
      code: 'SETTINGS_NOT_VALID',
      details: { invalid: [name] },
    });
    expect((await findSettings(domain, ada)).settings.about).toBeNull();
  });

  test('is not overwritten by whoever saw it before somebody else changed it', async () => {
    const { administrator: ada } = await found(domain);
    const { version } = await findSettings(domain, ada);
    await change(ada, { about: 'Rockets' });
    await expect(changeSettings(domain, ada, { version, typed: asFounded })).rejects.toMatchObject({
      code: 'SETTINGS_CHANGED_MEANWHILE',
    });
    expect((await findSettings(domain, ada)).settings.about).toBe('Rockets');
  });
});

describe('what holds from then on', () => {
  test('is how long new invitations live', async () => {
    const acme = await found(domain);
    const { administrator: ada } = acme;
    await change(ada, { invitationDays: '30' });
    await invite(domain, ada, inviteForm(acme, ['ted@acme.com']));
    const invitation = await domain.prisma.invitation.findFirst({
      where: { organizationId: ada.organizationId },
    });
    expect(invitation?.expiresAt).toEqual(new Date(domain.now().getTime() + 30 * 24 * 3_600_000));
  });

  test('is which domains may be invited or asked for, in whatever way they were typed', async () => {
    const acme = await found(domain);
    const { administrator: ada } = acme;
    await change(ada, { allowedDomains: '@ACME.com; bücher.example' });
    expect((await findSettings(domain, ada)).settings.allowedDomains).toEqual([
      'acme.com',
      'xn--bcher-kva.example',
    ]);
    const form = () =>
      inviteForm(acme, ['a@acme.com', 'a@xn--bcher-kva.example', 'a@sub.acme.com', 'a@other.com']);
    const bob = await addMember(domain, acme, 'MEMBER');
    const asked = await requestInvitations(domain, bob, form());
    expect(asked.map(({ outcome }) => outcome)).toEqual([
      'requested',
      'requested',
      'domain-not-allowed',
      'domain-not-allowed',
    ]);
    const invited = await invite(domain, ada, form());
    expect(invited.map(({ outcome }) => outcome)).toEqual([
      'invited',
      'invited',
      'domain-not-allowed',
      'domain-not-allowed',
    ]);
  });

  test('are the limits, below what was sent today too', async () => {
    const acme = await found(domain);
    const { administrator: ada } = acme;
    await invite(domain, ada, inviteForm(acme, ['a@acme.com', 'b@acme.com', 'c@acme.com']));
    await change(ada, { organizationLimit: '2' });
    await expect(invite(domain, ada, inviteForm(acme, ['d@acme.com']))).rejects.toMatchObject({
      details: { scope: 'ORGANIZATION', allowed: 2, left: 0 },
    });
    await change(ada, { organizationLimit: '4' });
    await invite(domain, ada, inviteForm(acme, ['d@acme.com']));
  });

  test.for([
    ['FIXED_CHANNEL', { channelId: 'CFIXED', responseUrl: null }],
    ['INVITER', { channelId: null, responseUrl: null }],
    ['COMMAND_CHANNEL', { channelId: 'CGENERAL', responseUrl: 'https://hooks.slack.com/x' }],
  ] as const)('is where it is announced: %s', async ([announceTo, place]) => {
    const acme = await found(domain);
    const { administrator: ada } = acme;
    const { organizationId } = ada;
    await change(ada, { announceTo, announceChannelId: 'CFIXED' });
    await invite(domain, ada, inviteForm(acme, ['a@acme.com'], { responseUrl: 'https://hooks.slack.com/x' }));
    const { id: submissionId } = await domain.prisma.submission.findFirstOrThrow({
      where: { organizationId },
    });
    expect(await findAnnouncement(domain, { organizationId, submissionId })).toMatchObject(place);
  });
});
