import type { App } from '@slack/bolt';
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

  test('a button in a message tells which, and where it came from', async () => {
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
    expect(clicks[0]).toMatchObject({
      type: 'block_actions',
      user: { id: ada.id, team_id: 'T0ACME0001' },
      container: { type: 'message' },
      actions: [{ type: 'button', action_id: 'remove', block_id: 'row', value: '42' }],
    });
    await slack.waitFor(() => slack.messages('general')[0]?.text === 'Removed');
  });

  test('a menu in a modal tells what was picked', async () => {
    const picked: unknown[] = [];
    app.action('menu', async ({ ack, action }) => {
      picked.push('selected_option' in action && action.selected_option);
      await ack();
    });
    const { ada } = await openForm(slack, app, undefined, form('Menu', blocks));
    await ada.click('menu', { choose: 'Administrator' });
    expect(picked).toMatchObject([{ value: 'ADMIN' }]);
  });

  test('works in the Home tab, once the app made one', async () => {
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
    });
    app.action('menu', ({ ack }) => ack());
    const ada = slack.as('ada');
    await ada.openHome();
    expect(await ada.seesHome()).toBe('[Remove] [Member | Administrator]');
    expect((await ada.click('menu', { choose: 'Member' }))?.status).toBe(200);
  });

  test('what is not there fails', async () => {
    await expect(slack.as('ada').click('remove')).rejects.toThrow(
      'ada sees nothing with the action id "remove"',
    );
  });
});

describe('closing and shortcuts', () => {
  test('the app hears of a closed view if it asked to', async () => {
    const closed: string[] = [];
    const { ada } = await openForm(slack, app, undefined, { ...form(), notify_on_close: true } as never);
    app.view({ callback_id: 'invite', type: 'view_closed' }, async ({ ack, view }) => {
      closed.push(view.callback_id);
      await ack();
    });
    await ada.close();
    expect(closed).toEqual(['invite']);
  });

  test('a shortcut on a message carries it', async () => {
    const texts: (string | undefined)[] = [];
    app.shortcut({ callback_id: 'invite', type: 'message_action' }, async ({ ack, shortcut }) => {
      texts.push(shortcut.message.text);
      await ack();
    });
    await app.client.chat.postMessage({ channel: 'general', text: 'Hello' });
    await slack.as('ada').shortcut('invite', slack.messages('general')[0]);
    expect(texts).toEqual(['Hello']);
  });
});
