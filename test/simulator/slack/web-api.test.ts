import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acme, globex } from './seed.ts';
import { type Slack, startSlack } from './slack.ts';
import { connect, refusal } from './web-client.ts';

let slack: Slack;
let client: WebClient;

beforeEach(async () => {
  slack = await startSlack({ workspaces: [acme, globex] });
  client = connect(slack);
});
afterEach(() => slack.close());

describe('tokens', () => {
  test('give access to the workspace of the bot', async () => {
    expect(await client.auth.test()).toMatchObject({
      ok: true,
      team: 'Acme',
      team_id: 'T0ACME0001',
      user: 'wgw',
    });
    expect(await connect(slack, 'xoxb-globex-bot-token').auth.test()).toMatchObject({ team: 'Globex' });
    expect((await client.team.info()).team).toMatchObject({ name: 'Acme', domain: 'acme' });
  });

  test('are refused if missing, wrong or revoked', async () => {
    expect(await refusal(connect(slack, '').auth.test())).toBe('not_authed');
    expect(await refusal(connect(slack, 'xoxb-nobody').auth.test())).toBe('invalid_auth');
    slack.uninstall();
    expect(await refusal(client.auth.test())).toBe('token_revoked');
  });
});

describe('people', () => {
  const profile = async (name: string) => (await client.users.info({ user: slack.as(name).id })).user;

  test.each([
    ['ada', { is_owner: true, is_primary_owner: true, is_admin: true, is_email_confirmed: true }],
    ['alan', { is_owner: false, is_admin: true }],
    ['bob', { is_owner: false, is_admin: false, is_restricted: false, profile: { email: 'bob@acme.com' } }],
    ['mia', { is_restricted: true, is_ultra_restricted: false }],
    ['gus', { is_restricted: true, is_ultra_restricted: true }],
    ['robot', { is_bot: true }],
    ['dora', { deleted: true }],
    ['una', { is_email_confirmed: false, profile: { email: 'una@acme.com' } }],
    ['stan', { team_id: 'T0GLOBEX01' }],
  ])('have the fields of their kind of account: %s', async (name, expected) => {
    expect(await profile(name)).toMatchObject(expected);
  });

  test('may have no address', async () => {
    expect((await profile('noel'))?.profile).not.toHaveProperty('email');
    expect((await profile('robot'))?.profile).not.toHaveProperty('email');
  });

  test('have a picture and a time zone if the seed has them', async () => {
    expect(Object.keys((await profile('bob'))?.profile ?? {}).join()).not.toContain('image');
    await slack.close();
    const picture = 'https://pictures.example/bob.png';
    const people = [{ name: 'bob', realName: 'Bob Kahn', picture, tz: 'Asia/Kolkata' }];
    slack = await startSlack({ workspaces: [{ ...acme, people }] });
    client = connect(slack);
    expect(await profile('bob')).toMatchObject({
      tz: 'Asia/Kolkata',
      tz_label: 'India Standard Time',
      tz_offset: 19_800,
      profile: { image_24: picture, image_48: picture, image_512: picture, is_custom_image: true },
    });
  });

  test('have an address only for a token with the scope', async () => {
    await slack.close();
    slack = await startSlack({ workspaces: [{ ...acme, scopes: ['users:read'] }] });
    client = connect(slack);
    expect((await profile('bob'))?.profile).not.toHaveProperty('email');
    expect(await refusal(client.users.lookupByEmail({ email: 'bob@acme.com' }))).toBe('missing_scope');
    expect(await refusal(client.chat.postMessage({ channel: 'general', text: 'x' }))).toBe('missing_scope');
  });

  test('are found by address, unless deactivated', async () => {
    expect((await client.users.lookupByEmail({ email: 'Bob@Acme.com' })).user?.name).toBe('bob');
    expect(await refusal(client.users.lookupByEmail({ email: 'dora@acme.com' }))).toBe('users_not_found');
    expect(await refusal(client.users.lookupByEmail({ email: 'who@acme.com' }))).toBe('users_not_found');
  });

  test('can change: their address, their kind, and whether Slack knows them', async () => {
    slack.change('grace', { unknown: true });
    expect(await refusal(client.users.info({ user: slack.as('grace').id }))).toBe('user_not_found');
    expect(await refusal(client.users.lookupByEmail({ email: 'grace@acme.com' }))).toBe('users_not_found');
    expect(await refusal(client.chat.postMessage({ channel: slack.as('grace').id, text: 'Hello' }))).toBe(
      'channel_not_found',
    );
    slack.change('bob', { email: 'grace@acme.com', kind: 'owner' });
    expect((await client.users.lookupByEmail({ email: 'grace@acme.com' })).user?.name).toBe('bob');
    expect(await profile('bob')).toMatchObject({
      is_owner: true,
      is_primary_owner: false,
      profile: { email: 'grace@acme.com' },
    });
    slack.change('bob', { kind: 'deactivated' });
    expect(await profile('bob')).toMatchObject({ deleted: true });
    expect(await refusal(client.chat.postMessage({ channel: slack.as('bob').id, text: 'Hello' }))).toBe(
      'user_disabled',
    );
  });

  test('cannot share an address, unless one account is deactivated', async () => {
    expect(() => slack.change('bob', { email: 'Ada@acme.com' })).toThrow(
      'ada already has the address ada@acme.com',
    );
    expect(await profile('bob')).toMatchObject({ profile: { email: 'bob@acme.com' } });
    slack.change('ada', { kind: 'deactivated' });
    slack.change('bob', { email: 'ada@acme.com' });
  });

  test('with an id for a whole Enterprise Grid have one that begins with W', async () => {
    await slack.close();
    const people = [{ name: 'greta', realName: 'Greta Grid', email: 'greta@acme.com', global: true }];
    slack = await startSlack({ workspaces: [{ ...acme, people }] });
    client = connect(slack);
    expect(slack.as('greta').id).toMatch(/^W/);
    expect(await profile('greta')).toMatchObject({ id: slack.as('greta').id, real_name: 'Greta Grid' });
  });

  test('of another workspace are not found', async () => {
    expect(await refusal(client.users.info({ user: slack.as('hank', 'globex').id }))).toBe('user_not_found');
  });
});

describe('channels', () => {
  const post = (channel: string) => client.chat.postMessage({ channel, text: 'Hello' });
  const idOf = (name: string) => slack.workspaces[0]?.findChannel(name)?.id ?? '';

  test('show messages to their members', async () => {
    await post(idOf('general'));
    await post(idOf('leads'));
    expect(slack.messages('general').map(({ text }) => text)).toEqual(['Hello']);
    expect(slack.messages('general', 'globex')).toEqual([]);
    expect((await slack.as('bob').seesMessage('Hello')).raw.channelId).toBe(idOf('leads'));
  });

  test('that are private do not exist for a bot that is not in them', async () => {
    expect(await refusal(post(idOf('secret')))).toBe('channel_not_found');
    expect(await refusal(post('C0NOWHERE'))).toBe('channel_not_found');
  });

  test('that are public need a scope from a bot that is not in them', async () => {
    await post(idOf('random'));
    await slack.close();
    slack = await startSlack({ workspaces: [{ ...acme, scopes: ['chat:write'] }] });
    client = connect(slack);
    expect(await refusal(post(idOf('random')))).toBe('not_in_channel');
  });

  test('show ephemeral messages to one person', async () => {
    await client.chat.postEphemeral({ channel: idOf('general'), user: slack.as('ada').id, text: 'Psst' });
    expect(slack.as('ada').ephemerals.map(({ text }) => text)).toEqual(['Psst']);
    expect(slack.as('bob').ephemerals).toEqual([]);
    expect(slack.messages('general')).toEqual([]);
  });

  test('show updates and deletions of messages', async () => {
    const { channel = '', ts = '' } = await post(idOf('general'));
    await client.chat.update({ channel, ts, text: 'Goodbye' });
    expect(slack.messages('general').map(({ text }) => text)).toEqual(['Goodbye']);
    await client.chat.delete({ channel, ts });
    expect(slack.messages('general')).toEqual([]);
  });

  test('for direct messages are visible to that person only', async () => {
    await post(slack.as('ada').id);
    expect(slack.as('ada').directMessages.map(({ text }) => text)).toEqual(['Hello']);
    const opened = await client.conversations.open({ users: slack.as('bob').id });
    await post(opened.channel?.id ?? '');
    expect(slack.as('bob').directMessages.map(({ text }) => text)).toEqual(['Hello']);
    expect(slack.as('ada').directMessages).toHaveLength(1);
    expect(await refusal(post(slack.as('robot').id))).toBe('cannot_dm_bot');
  });

  test('refuse a message over the limits, which counts as a violation', async () => {
    const blocks = [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'x'.repeat(3001) } }];
    const refused = client.chat.postMessage({ channel: idOf('general'), text: 'x', blocks });
    expect(await refusal(refused)).toBe('invalid_blocks');
    expect(() => slack.expectNoViolations()).toThrow(
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    );
  });
});

describe('faults', () => {
  const post = () => client.chat.postMessage({ channel: 'general', text: 'Hello' });

  test('a rate limit says how long to wait', async () => {
    slack.faults.next('chat.postMessage', { status: 429, retryAfter: 7 });
    await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
    await post();
    expect(slack.messages('general')).toHaveLength(1);
  });

  test('an error can be set for several calls', async () => {
    slack.faults.next('chat.postMessage', { error: 'not_in_channel' }, 2);
    expect(await refusal(post())).toBe('not_in_channel');
    expect(await refusal(post())).toBe('not_in_channel');
    await post();
    expect(slack.calls('chat.postMessage')).toHaveLength(3);
  });

  test('a reset or hanging connection posts no message', async () => {
    slack.faults.next('chat.postMessage', { reset: true });
    await expect(post()).rejects.toThrow();
    slack.faults.next('chat.postMessage', { hang: true });
    const hasty = connect(slack, slack.botToken, 50);
    await expect(hasty.chat.postMessage({ channel: 'general', text: 'Hello' })).rejects.toThrow();
    expect(slack.messages('general')).toEqual([]);
  });

  test('a lost answer posts the message', async () => {
    slack.faults.next('chat.postMessage', { loseAnswer: true });
    await expect(post()).rejects.toThrow();
    expect(slack.messages('general')).toHaveLength(1);
  });
});
