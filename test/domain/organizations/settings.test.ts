import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/domain/core/actor.ts';
import { MAX_DOMAINS, type SettingName, type TypedSettings } from '../../../src/domain/core/settings.ts';
import { changeSettings } from '../../../src/domain/organizations/change-settings.ts';
import { findInvitationDays, findSettings } from '../../../src/domain/organizations/find-settings.ts';
import {
  addMember,
  addOrganization,
  outcomeOf,
  startTestDomain,
  type TestDomain,
} from '../../support/domain.ts';
import { holdOrganization, untilWaiting } from '../locks.ts';
import { takeSnapshot } from '../snapshot.ts';
import { change, typedSettings } from './typed-settings.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const toldOf = ({ organizationId }: Actor) =>
  domain.prisma.activity.findMany({
    where: { organizationId, kind: 'SETTINGS_CHANGED' },
    select: { actorId: true, details: true },
  });
const domains = (count: number) => Array.from({ length: count }, (_, n) => `d${n}.example`).join(' ');

describe('a changed setting', () => {
  test('is recorded with its value before and after, and no other setting is', async () => {
    const acme = await addOrganization(domain);
    const kim = await addMember(domain, acme, 'ADMINISTRATOR');
    expect(await change(domain, kim, { name: ' Acme  Rockets ', invitationDays: '14' })).toEqual([
      'name',
      'invitationDays',
    ]);
    expect(await toldOf(kim)).toEqual([
      {
        actorId: kim.memberId,
        details: {
          before: { name: 'Acme', invitationDays: 7 },
          after: { name: 'Acme Rockets', invitationDays: 14 },
        },
      },
    ]);
  });

  test('can be any setting, or all at once', async () => {
    const { administrator: ada } = await addOrganization(domain);
    const after = {
      name: 'Acme Rockets',
      about: 'To the moon',
      announceTo: 'FIXED_CHANNEL',
      announceChannelId: 'CFIXED',
      invitationDays: 30,
      allowedDomains: ['acme.com', 'other.com'],
      organizationLimit: 100,
      inviterLimit: 50,
      addressLimit: 5,
    };
    const typed = {
      ...after,
      announceTo: 'FIXED_CHANNEL',
      invitationDays: '30',
      allowedDomains: 'acme.com, other.com',
      organizationLimit: '100',
      inviterLimit: '50',
      addressLimit: '5',
    } as const;
    expect(await change(domain, ada, typed)).toEqual(Object.keys(after));
    const { settings, version } = await findSettings(domain, ada);
    expect(settings).toMatchObject(after);
    expect(version).toBe(2);
    expect(await findInvitationDays(domain, ada)).toBe(30);
    expect(await toldOf(ada)).toMatchObject([{ details: { after } }]);
  });

  test('is recorded when it is changed back, too', async () => {
    const { administrator: ada } = await addOrganization(domain);
    await change(domain, ada, { about: 'Rockets' });
    await change(domain, ada, { about: ' ' });
    expect((await toldOf(ada)).map(({ details }) => details)).toEqual(
      expect.arrayContaining([{ before: { about: 'Rockets' }, after: { about: null } }]),
    );
  });

  test('is not recorded if the value is the same, however it was typed', async () => {
    const { administrator: ada } = await addOrganization(domain);
    await change(domain, ada, { allowedDomains: 'acme.com other.com' });
    const before = await takeSnapshot(domain, ada.organizationId);
    const same = {
      name: 'Acme ',
      allowedDomains: ' @ACME.com;other.com,\nacme.com ',
      invitationDays: ' 07 ',
    };
    expect(await change(domain, ada, same)).toEqual([]);
    expect(await takeSnapshot(domain, ada.organizationId)).toEqual(before);
  });

  test('does not affect another organization', async () => {
    const [{ administrator: ada }, { administrator: hank }] = [
      await addOrganization(domain),
      await addOrganization(domain),
    ];
    const before = await takeSnapshot(domain, hank.organizationId);
    await change(domain, ada, { name: 'Ours' });
    expect(await takeSnapshot(domain, hank.organizationId)).toEqual(before);
  });
});

describe('an invalid setting', () => {
  test.for<[Partial<TypedSettings>, SettingName]>([
    [{ name: '' }, 'name'],
    [{ name: ' ' }, 'name'],
    [{ name: '…' }, 'name'],
    [{ name: 'x'.repeat(81) }, 'name'],
    [{ name: 'Acme\u202E' }, 'name'],
    [{ about: 'x'.repeat(201) }, 'about'],
    [{ about: 'a\u0000b' }, 'about'],
    [{ announceTo: 'FIXED_CHANNEL' }, 'announceChannelId'],
    [{ announceTo: 'COMMAND_CHANNEL', announceChannelId: 'CPICKED' }, 'announceTo'],
    [{ announceTo: 'INVITER', announceChannelId: 'CPICKED' }, 'announceTo'],
    [{ invitationDays: '0' }, 'invitationDays'],
    [{ invitationDays: '31' }, 'invitationDays'],
    [{ invitationDays: '7.5' }, 'invitationDays'],
    [{ invitationDays: '1e1' }, 'invitationDays'],
    [{ invitationDays: '' }, 'invitationDays'],
    [{ allowedDomains: 'acme' }, 'allowedDomains'],
    [{ allowedDomains: 'acme.com, ada@acme.com' }, 'allowedDomains'],
    [{ allowedDomains: '*.acme.com' }, 'allowedDomains'],
    [{ allowedDomains: domains(MAX_DOMAINS + 1) }, 'allowedDomains'],
    [{ inviterLimit: '-1' }, 'inviterLimit'],
    [{ inviterLimit: '0' }, 'inviterLimit'],
    [{ organizationLimit: '' }, 'organizationLimit'],
    [{ organizationLimit: '2001' }, 'organizationLimit'],
    [{ inviterLimit: '2001' }, 'inviterLimit'],
    [{ organizationLimit: '9'.repeat(40) }, 'organizationLimit'],
    [{ addressLimit: '101' }, 'addressLimit'],
    [{ addressLimit: '٣' }, 'addressLimit'],
  ])('is named in the error, and nothing changes: %j', async ([changes, name]) => {
    const { administrator: ada } = await addOrganization(domain);
    const before = await takeSnapshot(domain, ada.organizationId);
    // Also beside a valid change.
    const beside = name === 'about' ? { name: 'New' } : { about: 'New' };
    await expect(change(domain, ada, { ...beside, ...changes })).rejects.toMatchObject({
      code: 'SETTINGS_NOT_VALID',
      details: { invalid: [name] },
    });
    expect(await takeSnapshot(domain, ada.organizationId)).toEqual(before);
  });

  test('is not an unchanged name that came from Slack', async () => {
    const { administrator: ada } = await addOrganization(domain, '🚀🚀');
    expect(await change(domain, ada, { name: '🚀🚀', about: 'Rockets' })).toEqual(['about']);
    expect((await findSettings(domain, ada)).settings.name).toBe('🚀🚀');
    const { version } = await findSettings(domain, ada);
    await change(domain, ada, { name: 'Rockets' });
    const left = { ...typedSettings, name: '🚀🚀', about: 'Late' };
    await expect(changeSettings(domain, ada, { version, typed: left })).rejects.toMatchObject({
      code: 'SETTINGS_CHANGED_MEANWHILE',
    });
  });

  test('is named with all other invalid ones', async () => {
    const { administrator: ada } = await addOrganization(domain);
    const typed = {
      name: '',
      about: '!',
      announceTo: 'FIXED_CHANNEL',
      announceChannelId: null,
      invitationDays: 'a week',
      allowedDomains: '?',
      organizationLimit: '0',
      inviterLimit: '0',
      addressLimit: '0',
    } as const;
    const refused = change(domain, ada, typed);
    await expect(refused).rejects.toMatchObject({
      details: {
        invalid: [
          'name',
          'about',
          'announceChannelId',
          'invitationDays',
          'allowedDomains',
          'organizationLimit',
          'inviterLimit',
          'addressLimit',
        ],
      },
    });
  });
});

test.for<Partial<TypedSettings>>([
  { name: '🙂x'.repeat(40) },
  { name: '李' },
  { about: 'x'.repeat(200) },
  { invitationDays: '1' },
  { invitationDays: '30' },
  { allowedDomains: domains(MAX_DOMAINS) },
  { organizationLimit: '1', inviterLimit: '2000', addressLimit: '100' },
])('a setting may be at its bounds: %j', async (changes) => {
  const { administrator: ada } = await addOrganization(domain);
  expect(await change(domain, ada, changes)).toEqual(expect.arrayContaining(Object.keys(changes)));
});

describe('a stored limit above the operator’s', () => {
  const under = (organization: number) => ({ ...domain, limits: { ...domain.limits, organization } });

  test('has the effect of the operator’s, and stays stored', async () => {
    const { administrator: ada } = await addOrganization(domain);
    await change(domain, ada, { organizationLimit: '1500', inviterLimit: '800' });
    const lowered = under(300);
    const { settings } = await findSettings(lowered, ada);
    expect(settings).toMatchObject({ organizationLimit: 300, inviterLimit: 300 });
    const untouched = { organizationLimit: '300', inviterLimit: '300' };
    expect(await change(lowered, ada, { ...untouched, about: 'Rockets' })).toEqual(['about']);
    expect((await findSettings(domain, ada)).settings).toMatchObject({
      organizationLimit: 1500,
      inviterLimit: 800,
    });
  });

  test('can be set lower, but no higher', async () => {
    const { administrator: ada } = await addOrganization(domain);
    const lowered = under(300);
    const limits = { inviterLimit: '300' };
    await expect(change(lowered, ada, { ...limits, organizationLimit: '301' })).rejects.toMatchObject({
      details: { invalid: ['organizationLimit'] },
    });
    expect(await change(lowered, ada, { ...limits, organizationLimit: '299' })).toEqual([
      'organizationLimit',
    ]);
  });
});

describe('an actor who saw the settings before someone else changed them', () => {
  test('does not overwrite them', async () => {
    const { administrator: ada } = await addOrganization(domain);
    const { version } = await findSettings(domain, ada);
    await change(domain, ada, { about: 'Rockets' });
    const before = await takeSnapshot(domain, ada.organizationId);
    const typed = { ...typedSettings, name: 'Mine' };
    await expect(changeSettings(domain, ada, { version, typed })).rejects.toMatchObject({
      code: 'SETTINGS_CHANGED_MEANWHILE',
    });
    expect(await takeSnapshot(domain, ada.organizationId)).toEqual(before);
  });

  test('gets an error, also if both submit at once', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const kim = await addMember(domain, acme, 'ADMINISTRATOR');
    const { version } = await findSettings(domain, ada);
    const organization = await holdOrganization(domain, acme);
    const changing = Promise.allSettled([
      changeSettings(domain, ada, { version, typed: { ...typedSettings, name: 'Acme of Ada' } }),
      changeSettings(domain.replica, kim, { version, typed: { ...typedSettings, name: 'Acme of Kim' } }),
    ]);
    await untilWaiting(domain, 2);
    await organization.release();
    expect((await changing).map(outcomeOf).sort()).toEqual(['SETTINGS_CHANGED_MEANWHILE', 'done']);
    const { settings } = await findSettings(domain, ada);
    expect(await toldOf(ada)).toMatchObject([{ details: { after: { name: settings.name } } }]);
  });
});
