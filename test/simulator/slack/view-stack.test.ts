import type { App, BlockAction } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startBoltApp } from './bolt-app.ts';
import { addresses, form, openForm, plain, roles } from './form-samples.ts';
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

const press = (action_id: string) => ({ type: 'button' as const, action_id, text: plain(action_id) });
const row = (block_id: string, text: string, accessory: object) =>
  ({ type: 'section', block_id, text: plain(text), accessory }) as never;
const member = row('bob', 'Bob', { type: 'overflow', action_id: 'manage', options: roles });
const roster = (...blocks: object[]) => ({ ...form('Roster', [member, ...blocks]), callback_id: 'roster' });
const details = (...blocks: object[]) => ({
  ...form('Details', [addresses(), { type: 'actions', elements: [press('more')] }, ...blocks]),
  callback_id: 'details',
});

/** Opens the roster for Ada, and Bob's details on top of it. */
async function openDetails() {
  const clicks: BlockAction[] = [];
  app.action('manage', async ({ ack, body, client }) => {
    clicks.push(body as BlockAction);
    await ack();
    await client.views.push({ trigger_id: (body as BlockAction).trigger_id, view: details() });
  });
  const { ada } = await openForm(slack, app, undefined, roster());
  await ada.click('manage', { choose: 'Member' });
  await ada.seesModal('Details');
  return { ada, clicks };
}

describe('a modal on top of another', () => {
  test('is pushed by an interaction in the modal below', async () => {
    const { ada, clicks } = await openDetails();
    const [below, top] = ada.screen.modals;
    expect(clicks[0]).toMatchObject({
      container: { type: 'view', view_id: below?.id },
      view: { id: below?.id, type: 'modal', callback_id: 'roster', state: { values: {} } },
      actions: [{ type: 'overflow', block_id: 'bob', selected_option: { value: 'MEMBER' } }],
    });
    for (const field of ['response_url', 'message', 'channel', 'state']) {
      expect(clicks[0]).not.toHaveProperty(field);
    }
    expect(top).toMatchObject({ rootId: below?.id, previousId: below?.id });
  });

  test('is used first, and its payload names the modal below', async () => {
    const { ada } = await openDetails();
    const views: unknown[] = [];
    app.action('more', async ({ ack, body }) => {
      views.push((body as BlockAction).view);
      await ack();
    });
    await ada.click('more');
    const [below, top] = ada.screen.modals;
    expect(views).toMatchObject([
      { id: top?.id, callback_id: 'details', root_view_id: below?.id, previous_view_id: below?.id },
    ]);
  });

  test('closes when its submission gets an empty answer, and the modal below is visible', async () => {
    const { ada } = await openDetails();
    app.view('details', ({ ack }) => ack());
    expect((await ada.submit()).modal?.title).toBe('Roster');
    expect(ada.modals).toHaveLength(1);
  });

  test('cannot be pushed from a command or from a closed modal', async () => {
    const { ada } = await openDetails();
    const push = (body: string) => {
      const fields = new URLSearchParams(body);
      const { trigger_id } = JSON.parse(fields.get('payload') ?? 'null') ?? Object.fromEntries(fields);
      return app.client.views.push({ trigger_id, view: details() });
    };
    await expect(push(ada.commandRequest('/wgw').body)).rejects.toThrow('not_found');
    const { body } = ada.clickRequest('more');
    await ada.close();
    await expect(push(body)).rejects.toThrow('not_found');
  });

  test('stays open while the modal below changes', async () => {
    const { ada } = await openDetails();
    const [root] = ada.modals;
    const { view } = await app.client.views.update({
      view_id: root?.id ?? '',
      hash: root?.hash ?? '',
      view: roster(row('grace', 'Grace', press('remove'))),
    });
    expect(view?.hash).not.toBe(root?.hash);
    expect(ada.modal?.title).toBe('Details');
    expect(ada.modals[0]?.hash).toBe(view?.hash);
    const stale = { view_id: root?.id ?? '', hash: root?.hash ?? '', view: roster() };
    await expect(app.client.views.update(stale)).rejects.toThrow('hash_conflict');
    await ada.close();
    expect((await ada.seesModal('Grace')).title).toBe('Roster');
  });
});

test('a person can wait for a modal that changes, and for one that closes', async () => {
  app.action('manage', async ({ ack, body, client }) => {
    await ack();
    const { id: view_id = '', hash = '' } = (body as BlockAction).view ?? {};
    await client.views.update({
      view_id,
      hash,
      view: form('Roster', [row('x', 'Nobody', press('x'))]),
    });
  });
  const { ada } = await openForm(slack, app, undefined, form('Roster', [member]));
  const before = ada.modal;
  await ada.click('manage', { choose: 'Member' });
  const after = await ada.seesModal(({ id, text }) => id === before?.id && !text.includes('Bob'));
  expect(after.text).toBe('Nobody\n[x]');
  await ada.submit();
  await ada.seesNoModal();
});

describe('a choice in a menu', () => {
  const choice = (options: object[], action_id = 'role') => ({
    type: 'actions' as const,
    block_id: 'filter',
    elements: [{ type: 'static_select' as const, action_id, options: options as never[] }],
  });
  const picked = { filter: { role: { selected_option: { value: 'ADMIN' } } } };

  beforeEach(() => app.action('role', ({ ack }) => ack()));

  test('stays in a modal until the options or the ids change', async () => {
    const { ada } = await openForm(slack, app, undefined, form('Roster', [choice(roles)]));
    await ada.click('role', { choose: 'Administrator' });
    const update = (block: object) =>
      app.client.views.update({ view_id: ada.modal?.id ?? '', view: form('Roster', [block]) });
    await update(choice(roles));
    expect(ada.modal?.values).toMatchObject(picked);
    await update(choice(roles.slice(0, 1)));
    expect(ada.modal?.values).toMatchObject({ filter: { role: { selected_option: null } } });
  });

  test('stays in the Home tab when the app publishes it again', async () => {
    const ada = slack.as('ada');
    const publish = (hash?: string) =>
      app.client.views.publish({
        user_id: ada.id,
        view: { type: 'home', blocks: [choice(roles)] },
        ...(hash !== undefined && { hash }),
      });
    const first = await publish();
    await ada.click('role', { choose: 'ADMIN' });
    const second = await publish(first.view?.hash);
    expect(second.view).toMatchObject({ id: first.view?.id, state: { values: picked } });
    expect(second.view?.hash).not.toBe(first.view?.hash);
    await expect(publish(first.view?.hash)).rejects.toThrow('hash_conflict');
  });
});

test('an action in the Home tab names its view, and no channel', async () => {
  const clicks: BlockAction[] = [];
  app.action('manage', async ({ ack, body }) => {
    clicks.push(body as BlockAction);
    await ack();
  });
  const ada = slack.as('ada');
  const { view } = await app.client.views.publish({
    user_id: ada.id,
    view: { type: 'home', callback_id: 'home', blocks: [member] },
  });
  await ada.seesHome((shown) => shown.startsWith('Bob'));
  await ada.click('manage', { choose: 'Member' });
  expect(clicks[0]).toMatchObject({
    type: 'block_actions',
    container: { type: 'view', view_id: view?.id },
    view: { id: view?.id, type: 'home', callback_id: 'home', hash: view?.hash },
  });
  for (const field of ['response_url', 'message', 'channel']) expect(clicks[0]).not.toHaveProperty(field);
});
