import type { App, MessageShortcut } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startBoltApp } from './bolt-app.ts';
import { form, openForm, plain, roles } from './form-samples.ts';
import { type Slack, startSlack } from './slack.ts';

let slack: Slack;
let app: App;

beforeEach(async () => {
  slack = await startSlack();
  app = await startBoltApp(slack);
});
afterEach(async () => {
  await app.stop();
  await slack.close();
});

describe('clicking', () => {
  const remove = {
    type: 'button' as const,
    text: plain('Remove'),
    action_id: 'remove',
    value: '42',
    confirm: { title: plain('Sure?'), text: plain('Really'), confirm: plain('Yes'), deny: plain('No') },
  };
  const menu = { type: 'overflow' as const, action_id: 'menu', options: roles };
  const blocks = [{ type: 'actions' as const, block_id: 'row', elements: [remove, menu] }];

  test('a button in a message sends its action and its message', async () => {
    const clicks: Record<string, unknown>[] = [];
    app.action('remove', async ({ ack, body, respond }) => {
      clicks.push({ ...body });
      await ack();
      await respond({ replace_original: true, text: 'Removed' });
    });
    await app.client.chat.postMessage({ channel: 'general', text: 'x', blocks });
    const ada = slack.as('ada');
    await ada.click('remove', { confirm: false });
    expect(clicks).toEqual([]);
    await ada.click('remove');
    const { channelId, ts } = ada.screen.messages[0] ?? {};
    expect(clicks[0]).toEqual({
      type: 'block_actions',
      user: { id: ada.id, username: 'ada', name: 'ada', team_id: 'T0ACME0001' },
      api_app_id: slack.app.id,
      token: slack.app.verificationToken,
      team: { id: 'T0ACME0001', domain: 'acme' },
      enterprise: null,
      is_enterprise_install: false,
      container: { type: 'message', message_ts: ts, channel_id: channelId, is_ephemeral: false },
      channel: { id: channelId, name: 'general' },
      message: expect.objectContaining({ ts, text: 'x', user: slack.workspaces[0]?.botUserId }),
      state: { values: {} },
      response_url: expect.stringContaining('/commands/'),
      trigger_id: expect.any(String),
      actions: [
        {
          type: 'button',
          action_id: 'remove',
          block_id: 'row',
          value: '42',
          text: { ...plain('Remove'), emoji: true },
          confirm: expect.objectContaining({ deny: { ...plain('No'), emoji: true } }),
          action_ts: expect.any(String),
        },
      ],
    });
    await slack.waitFor(() => slack.messages('general')[0]?.text === 'Removed');
  });

  test('the payload has a direct message, but not an ephemeral one', async () => {
    const clicks: Record<string, unknown>[] = [];
    app.action('menu', async ({ ack, body }) => {
      clicks.push({ ...body });
      await ack();
    });
    const ada = slack.as('ada');
    await app.client.chat.postEphemeral({ channel: 'general', user: ada.id, text: 'x', blocks });
    await ada.click('menu', { choose: 'Member' });
    await app.client.chat.postMessage({ channel: ada.id, text: 'x', blocks });
    await ada.click('menu', { choose: 'Member' });
    expect(clicks).toMatchObject([
      { container: { is_ephemeral: true }, channel: { name: 'general' } },
      { container: { is_ephemeral: false }, channel: { name: 'directmessage' }, message: { text: 'x' } },
    ]);
    expect(clicks[0]).not.toHaveProperty('message');
    await expect(slack.as('bob').click('menu', { choose: 'Member' })).rejects.toThrow('bob sees nothing');
  });

  test('a menu in a modal sends the choice', async () => {
    const picked: unknown[] = [];
    app.action('menu', async ({ ack, action }) => {
      picked.push('selected_option' in action && action.selected_option);
      await ack();
    });
    const { ada } = await openForm(slack, app, undefined, form('Menu', blocks));
    await ada.click('menu', { choose: 'Administrator' });
    expect(picked).toMatchObject([{ value: 'ADMIN' }]);
  });

  test('works in the Home tab after the app has published one', async () => {
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
    });
    app.action('menu', ({ ack }) => ack());
    const ada = slack.as('ada');
    await ada.openHome();
    expect(await ada.seesHome()).toBe('[Remove] [Member | Administrator]');
    expect((await ada.click('menu', { choose: 'Member' }))?.status).toBe(200);
  });

  test('fails if the element does not exist', async () => {
    await expect(slack.as('ada').click('remove')).rejects.toThrow(
      'ada sees nothing with the action id "remove"',
    );
  });
});

describe('closing and shortcuts', () => {
  test('the app gets an event for a closed view with notify_on_close', async () => {
    const closed: string[] = [];
    const { ada } = await openForm(slack, app, undefined, { ...form(), notify_on_close: true } as never);
    app.view({ callback_id: 'invite', type: 'view_closed' }, async ({ ack, view }) => {
      closed.push(view.callback_id);
      await ack();
    });
    await ada.close();
    expect(closed).toEqual(['invite']);
  });

  test('a shortcut sends the message as Slack stores it', async () => {
    const used: MessageShortcut[] = [];
    app.shortcut({ callback_id: 'invite', type: 'message_action' }, async ({ ack, shortcut, client }) => {
      used.push(shortcut);
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: form() });
    });
    const [ada, bob] = [slack.as('ada'), slack.as('bob')];
    bob.say('Could @grace invite zoe@acme.com & <tim>? https://acme.com', 'leads');
    await ada.shortcut('invite', slack.messages('leads')[0]);
    await ada.seesModal('Invite');
    expect(used[0]).toEqual({
      type: 'message_action',
      token: slack.app.verificationToken,
      action_ts: expect.any(String),
      team: { id: 'T0ACME0001', domain: 'acme' },
      user: { id: ada.id, username: 'ada', name: 'ada', team_id: 'T0ACME0001' },
      channel: { id: slack.workspaces[0]?.findChannel('leads')?.id, name: 'privategroup' },
      is_enterprise_install: false,
      enterprise: null,
      callback_id: 'invite',
      trigger_id: expect.any(String),
      response_url: expect.stringContaining('/commands/'),
      message_ts: used[0]?.message.ts,
      message: {
        type: 'message',
        client_msg_id: expect.any(String),
        user: bob.id,
        team: 'T0ACME0001',
        ts: expect.any(String),
        text: `Could <@${slack.as('grace').id}> invite <mailto:zoe@acme.com|zoe@acme.com> &amp; &lt;tim&gt;? <https://acme.com>`,
        blocks: [expect.objectContaining({ type: 'rich_text' })],
      },
    });
    expect(used[0]?.message.blocks[0].elements[0].elements).toEqual([
      { type: 'text', text: 'Could ' },
      { type: 'user', user_id: slack.as('grace').id },
      { type: 'text', text: ' invite ' },
      { type: 'link', url: 'mailto:zoe@acme.com', text: 'zoe@acme.com' },
      { type: 'text', text: ' & <tim>? ' },
      { type: 'link', url: 'https://acme.com' },
    ]);
  });

  test('ephemeral messages have no shortcuts', async () => {
    app.command('/wgw', ({ ack }) => ack({ text: 'Psst' }));
    const { message } = await slack.as('ada').command('/wgw');
    await expect(slack.as('ada').shortcut('invite', message)).rejects.toThrow('have no shortcuts');
    await expect(slack.as('bob').shortcut('invite', message)).rejects.toThrow('does not see this message');
  });

  test('the event for the Home tab has its view, the one for the Messages tab has none', async () => {
    const events: unknown[] = [];
    app.event('app_home_opened', async ({ event, client }) => {
      events.push(event);
      if (event.tab !== 'home') return;
      const blocks = [{ type: 'divider' as const }];
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
    });
    const ada = slack.as('ada');
    await ada.openHome();
    await ada.seesHome();
    await ada.openHome();
    await ada.openHome('messages');
    const opened = { type: 'app_home_opened', user: ada.id, channel: expect.stringMatching(/^D/) };
    expect(events).toMatchObject([
      { ...opened, tab: 'home' },
      { ...opened, tab: 'home', view: { type: 'home', id: expect.any(String) } },
      { ...opened, tab: 'messages' },
    ]);
    await app.client.chat.postMessage({ channel: (events[0] as { channel: string }).channel, text: 'Hello' });
    expect(ada.directMessages.map(({ text }) => text)).toEqual(['Hello']);
    expect(events[0]).not.toHaveProperty('view');
    expect(events[2]).not.toHaveProperty('view');
  });
});
