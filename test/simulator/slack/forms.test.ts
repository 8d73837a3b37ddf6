import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startBoltApp } from './bolt-app.ts';
import { addresses, form, openForm, people, role } from './form-samples.ts';
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

describe('filling a form', () => {
  test('works by label, block id, option label and handle', async () => {
    const { ada, submitted } = await openForm(slack, app, undefined);
    const sent = await ada.submit({ Addresses: 'a@b.co', people: ['bob', 'grace'], role: 'Administrator' });
    expect(sent.modal).toBeUndefined();
    expect(submitted[0]).toMatchObject({
      addresses: { addresses: { type: 'plain_text_input', value: 'a@b.co' } },
      people: { people: { selected_users: [slack.as('bob').id, slack.as('grace').id] } },
      role: { role: { selected_option: { value: 'ADMIN', text: { text: 'Administrator' } } } },
    });
  });

  test('keeps initial values and leaves other fields empty', async () => {
    const { ada, submitted } = await openForm(
      slack,
      app,
      undefined,
      form('Invite', [addresses('x@y.co'), people]),
    );
    expect(ada.modal?.fields[0]).toMatchObject({ label: 'Addresses', entered: ['x@y.co'], optional: true });
    await ada.submit();
    expect(submitted[0]).toMatchObject({
      addresses: { addresses: { value: 'x@y.co' } },
      people: { people: { selected_users: [] } },
    });
  });

  test.each([
    ['a required field left empty', {}, '"Role": Please complete this required field.'],
    ['too many characters', { addresses: 'x'.repeat(51) }, 'it is too long'],
    ['an unknown option', { role: 'Owner' }, 'it offers "Member", "Administrator"'],
    ['an unknown person', { people: ['zoe'] }, 'nobody in Acme is called "zoe"'],
    ['too many people', { people: ['bob', 'grace', 'linus'] }, 'at most 2'],
    ['an unknown field', { color: 'red' }, 'has no field "color"'],
  ])('refuses %s, as Slack’s client does', async (_, entries, complaint) => {
    const { ada, submitted } = await openForm(slack, app, undefined);
    await expect(ada.submit(entries)).rejects.toThrow(complaint);
    expect(submitted).toEqual([]);
  });
});

describe('a submitted form', () => {
  const member = { role: 'Member' };

  test('stays open with errors on its fields', async () => {
    const { ada } = await openForm(slack, app, {
      response_action: 'errors',
      errors: { addresses: 'Not an address' },
    });
    const sent = await ada.submit({ ...member, addresses: 'x' });
    expect(sent.errors).toEqual({ addresses: 'Not an address' });
    expect(ada.modal?.fields[0]).toMatchObject({ entered: ['x'], error: 'Not an address' });
  });

  test('can be replaced by another view, which keeps the entries of fields that stay', async () => {
    const { ada } = await openForm(slack, app, {
      response_action: 'update',
      view: form('Again', [addresses(), role]),
    });
    const sent = await ada.submit({ ...member, addresses: 'x' });
    expect(sent.modal?.title).toBe('Again');
    expect(sent.modal?.fields.map(({ entered }) => entered)).toEqual([['x'], ['Member']]);
  });

  test('can get another form on top, and is visible again after that', async () => {
    const { ada } = await openForm(slack, app, {
      response_action: 'push',
      view: form('More', [addresses()]),
    });
    expect((await ada.submit(member)).modal?.title).toBe('More');
    expect(ada.modals.map(({ title }) => title)).toEqual(['Invite', 'More']);
    await ada.close();
    expect(ada.modal?.title).toBe('Invite');
  });

  test('closes alone if the answer is empty', async () => {
    const more = { ...form('More', [addresses()]), callback_id: 'more' };
    const { ada } = await openForm(slack, app, { response_action: 'push', view: more });
    app.view('more', ({ ack }) => ack());
    await ada.submit(member);
    await ada.submit();
    expect(ada.modal?.title).toBe('Invite');
  });

  test('can close together with all forms below it', async () => {
    const { ada } = await openForm(slack, app, {
      response_action: 'push',
      view: { ...form('More', [addresses()]), callback_id: 'more' },
    });
    app.view('more', ({ ack }) => ack({ response_action: 'clear' }));
    await ada.submit(member);
    await ada.submit();
    expect(ada.modal).toBeUndefined();
  });

  test.each([
    [
      'errors on an unknown field',
      { response_action: 'errors', errors: { nobody: 'x' } },
      'is not an input block',
    ],
    ['an empty list of errors', { response_action: 'errors', errors: {} }, 'names no field'],
    ['an unknown response_action', { response_action: 'explode' }, 'unknown response_action'],
    [
      'a view over the limits',
      { response_action: 'update', view: form('x'.repeat(25)) },
      'must be less than 25',
    ],
  ])('is refused with %s', async (_, ack, complaint) => {
    const { ada } = await openForm(slack, app, ack);
    await expect(ada.submit(member)).rejects.toThrow(complaint);
    expect(() => slack.expectNoViolations()).toThrow(complaint);
  });
});
