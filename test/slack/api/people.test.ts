import { describe, expect, test } from 'vitest';
import { findTeammate, isAccountGone, lookUpPerson } from '../../../src/slack/api/people.ts';
import { clientWithAnswers } from './fake-slack.ts';

const acme = { id: 'T0ACME', name: 'Acme', enterpriseId: undefined };
const grid = { id: 'E0GRID', name: 'Grid', enterpriseId: 'E0GRID' };

/** A full member of Acme, as Slack describes them. */
const grace = {
  id: 'U0GRACE',
  team_id: 'T0ACME',
  name: 'grace',
  real_name: 'Grace',
  deleted: false,
  is_bot: false,
  is_admin: false,
  is_owner: false,
  is_primary_owner: false,
  is_restricted: false,
  is_ultra_restricted: false,
  is_email_confirmed: true,
  profile: { real_name: 'Grace Hopper', email: 'Grace@Acme.com', image_72: 'https://slack.test/grace.png' },
};
const withProfile = (changes: object) => ({ profile: { ...grace.profile, ...changes } });

/** How wgw classifies Grace, if Slack describes her with these changes. */
async function classified(changes: object, workspace: Parameters<typeof lookUpPerson>[1] = acme) {
  const client = await clientWithAnswers({ 'users.info': { ok: true, user: { ...grace, ...changes } } });
  return lookUpPerson(client, workspace, grace.id);
}

describe('a Slack user', () => {
  test('is a teammate as a full member with a confirmed address', async () => {
    expect(await classified({})).toEqual({
      name: 'Grace Hopper',
      email: 'grace@acme.com',
      pictureUrl: 'https://slack.test/grace.png',
      isAdmin: false,
      isOwner: false,
    });
  });

  test.for([
    [{ is_admin: true }, { isAdmin: true, isOwner: false }],
    [{ is_owner: true }, { isAdmin: true, isOwner: true }],
    [{ is_primary_owner: true }, { isAdmin: true, isOwner: true }],
  ] as const)('administers or owns the workspace as Slack says: %j', async ([changes, what]) => {
    expect(await classified(changes)).toMatchObject(what);
  });

  test.for([
    ['bot', { is_bot: true }],
    ['bot', { id: 'USLACKBOT' }],
    ['stranger', { team_id: 'T0GLOBEX' }],
    ['stranger', { is_stranger: true }],
    ['stranger', { team_id: 'T0GLOBEX', enterprise_user: { enterprise_id: 'E0GRID', teams: ['T0OTHER'] } }],
    ['deactivated', { deleted: true }],
    ['guest', { is_restricted: true }],
    ['guest', { is_ultra_restricted: true }],
    ['no-address', { is_email_confirmed: false }],
    ['no-address', { is_email_confirmed: undefined }],
    ['no-address', withProfile({ email: undefined })],
    ['no-address', withProfile({ email: 'grace' })],
  ] as const)('is not a teammate but a %s: %j', async ([reason, changes]) => {
    expect(await classified(changes)).toEqual({ name: 'Grace Hopper', reason });
  });

  test('is a teammate if they work in this workspace of the Grid, even if their home is another', async () => {
    const works = { team_id: 'T0HOME', enterprise_user: { enterprise_id: 'E0GRID', teams: ['T0ACME'] } };
    expect(await classified(works)).toMatchObject({ email: 'grace@acme.com' });
  });

  test('belongs to the Grid that installed wgw only by its id', async () => {
    const of = (enterprise_id: string) => ({ enterprise_user: { enterprise_id, teams: ['E0GRID'] } });
    expect(await classified(of('E0GRID'), grid)).toMatchObject({ email: 'grace@acme.com' });
    expect(await classified(of('E0OTHER'), grid)).toMatchObject({ reason: 'stranger' });
    expect(await classified({ team_id: 'E0GRID' }, grid)).toMatchObject({ reason: 'stranger' });
  });

  test.for([['http://slack.test/grace.png'], ['javascript:alert(1)'], ['grace.png'], ['']])(
    'has no picture at %s',
    async ([image_72]) => {
      expect(await classified(withProfile({ image_72 }))).toMatchObject({ pictureUrl: undefined });
    },
  );

  test.for([['user_not_found'], ['user_not_visible']])('is a stranger if Slack says %s', async ([error]) => {
    const client = await clientWithAnswers({ 'users.info': { ok: false, error } });
    expect(await lookUpPerson(client, acme, grace.id)).toMatchObject({ reason: 'stranger' });
  });

  test.for([['internal_error'], ['ratelimited'], ['missing_scope']])(
    'is not called a stranger because Slack fails: %s',
    async ([error]) => {
      const client = await clientWithAnswers({ 'users.info': { ok: false, error } });
      await expect(lookUpPerson(client, acme, grace.id)).rejects.toThrow();
    },
  );
});

describe('a Slack account', () => {
  test.for([
    [true, { ok: true, user: { ...grace, deleted: true } }],
    [true, { ok: true, user: { ...grace, id: 'W0GRACE' } }],
    [true, { ok: false, error: 'user_not_found' }],
    [true, { ok: false, error: 'users_not_found' }],
    [false, { ok: true, user: grace }],
    [false, { ok: true, user: { ...grace, is_restricted: true } }],
    [false, { ok: true }],
    [false, { ok: false, error: 'user_not_visible' }],
  ] as const)('is gone or not (%s), if Slack answers %j', async ([gone, answer]) => {
    const client = await clientWithAnswers({ 'users.info': answer });
    expect(await isAccountGone(client, grace.id)).toBe(gone);
  });

  test.for([['internal_error'], ['account_inactive'], ['missing_scope']])(
    'is not called gone because Slack fails: %s',
    async ([error]) => {
      const client = await clientWithAnswers({ 'users.info': { ok: false, error } });
      await expect(isAccountGone(client, grace.id)).rejects.toThrow();
    },
  );
});

describe('the owner of an address', () => {
  const found = async (answer: object) => {
    const client = await clientWithAnswers({
      'users.lookupByEmail': answer,
      'auth.test': { ok: true, team_id: 'T0ACME', team: 'Acme' },
    });
    return findTeammate(client, 'grace@acme.com');
  };

  test('is found if they are a teammate', async () => {
    expect(await found({ ok: true, user: grace })).toBe('U0GRACE');
  });

  test.for([
    { ok: false, error: 'users_not_found' },
    { ok: true, user: { ...grace, is_email_confirmed: false } },
    { ok: true, user: { ...grace, is_restricted: true } },
    { ok: true, user: { ...grace, team_id: 'T0GLOBEX' } },
    { ok: true, user: { ...grace, ...withProfile({ email: 'hopper@acme.com' }) } },
  ])('is not found otherwise: %j', async (answer) => {
    expect(await found(answer)).toBeUndefined();
  });

  test('is not called missing because Slack fails', async () => {
    await expect(found({ ok: false, error: 'internal_error' })).rejects.toThrow();
  });
});
