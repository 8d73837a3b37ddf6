import { describe, expect } from 'vitest';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { TestApp } from '../../support/app.ts';
import { test } from '../../support/shared-app.ts';
import { asMember, closeAll } from '../steps.ts';

async function messageOfBob(app: TestApp, ada: PersonDriver, text: string) {
  await closeAll(ada);
  app.slack.as('bob').say(text, 'general');
  return ada.seesMessage(text);
}

/** The addresses and people in the form for a message that a person types. */
async function typed(app: TestApp, text: string): Promise<string> {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  await ada.shortcut('invite_from_message', await messageOfBob(app, ada, text));
  return filled(ada);
}

/** The same for a message with other contents, such as a bot writes. */
async function written(app: TestApp, contents: object): Promise<string> {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  const request = ada.shortcutRequest('invite_from_message', await messageOfBob(app, ada, 'Hello'));
  const altered = app.slack.alter(request, (payload) => {
    payload.message = { type: 'message', user: app.slack.as('bob').id, ts: '1.1', ...contents };
  });
  await app.slack.replay(altered);
  return filled(ada);
}

async function filled(ada: PersonDriver): Promise<string> {
  const { fields, text } = await ada.seesModal('Email addresses');
  const named = [...(fields[0]?.entered ?? []), ...(fields[1]?.entered ?? [])].join(' ');
  expect(text.includes('This message names nobody whom wgw can invite.')).toBe(named === '');
  return named;
}

describe('wgw takes an address whole or not at all from', () => {
  test.for([
    ["New hire: o'brien@acme.com starts", "o'brien@acme.com"],
    ['Is it first&last@acme.com?', 'first&last@acme.com'],
    ['Nobody but müller@acme.com', ''],
    ['Not nobody@acme.com@acme.com', ''],
    ["That is zoe@acme.com's desk, 'kim@acme.com' too", 'zoe@acme.com, kim@acme.com'],
    ['Email:zoe@acme.com/kim@acme.com', 'zoe@acme.com, kim@acme.com'],
  ])('the typed text %s', async ([text, addresses], { app }) => {
    expect(await typed(app, text ?? '')).toBe(addresses);
  });

  test.for([
    ['`müller@acme.com`', ''],
    ["`o'brien@acme.com`", "o'brien@acme.com"],
    ['first&amp;last@acme.com', 'first&last@acme.com'],
    ['o&#39;brien@acme.com', ''],
    ['mü<mailto:ller@acme.com|ller@acme.com>', ''],
    ['first&amp;<mailto:last@acme.com|last@acme.com>', 'first&last@acme.com'],
    ['Kim &lt;kim@acme.com&gt;; “lee@acme.com”!', 'kim@acme.com, lee@acme.com'],
    ['_<mailto:zoe@acme.com|zoe@acme.com>, also_', 'zoe@acme.com'],
    [
      '*<mailto:zoe@acme.com|zoe@acme.com>* _kim@acme.com_ (lee@acme.com).',
      'zoe@acme.com, kim@acme.com, lee@acme.com',
    ],
    [
      '<mailto:zoe@acme.com|Zoe Brown> and <mailto:kim@acme.com?subject=Hi|Kim>',
      'zoe@acme.com, kim@acme.com',
    ],
    ['<mailto:first%2Blast@acme.com|first+last@acme.com>', 'first+last@acme.com'],
    ['https://user:secret@acme.com <https://acme.com/?to=zoe@acme.com|here>', ''],
  ])('code or the text of a bot: %s', async ([text, addresses], { app }) => {
    expect(await written(app, { text })).toBe(addresses);
  });
});

describe('wgw reads a message in', () => {
  const zoe = 'Please invite <mailto:zoe@acme.com|Zoe Brown>';
  const richText = (...elements: object[]) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_list', elements: [{ type: 'rich_text_section', elements }] }],
  });

  test.for<[string, object, string]>([
    ['its sections', { blocks: [{ type: 'section', text: { type: 'mrkdwn', text: zoe } }] }, 'zoe@acme.com'],
    [
      'the fields of its sections',
      { blocks: [{ type: 'section', fields: [{ type: 'plain_text', text: 'zoe@acme.com' }] }] },
      'zoe@acme.com',
    ],
    ['its attachments', { attachments: [{ pretext: 'New', text: zoe }] }, 'zoe@acme.com'],
    [
      'the fields of its attachments',
      { attachments: [{ fields: [{ title: 'Email', value: '<mailto:zoe@acme.com|zoe@acme.com>' }] }] },
      'zoe@acme.com',
    ],
    [
      'a message that it shares',
      {
        attachments: [
          { message_blocks: [{ message: { blocks: [richText({ type: 'text', text: 'zoe@acme.com' })] } }] },
        ],
      },
      'zoe@acme.com',
    ],
    [
      'a link in rich text that is a part of an address',
      {
        blocks: [
          richText(
            { type: 'text', text: "o'" },
            { type: 'link', url: 'mailto:brien@acme.com', text: 'brien@acme.com' },
          ),
        ],
      },
      "o'brien@acme.com",
    ],
    [
      'a name in rich text with the link of an address',
      { blocks: [richText({ type: 'link', url: 'mailto:zoe@acme.com', text: 'Zoe' })] },
      'zoe@acme.com',
    ],
  ])('%s', async ([, contents, addresses], { app }) => {
    expect(await written(app, { text: '', ...contents })).toBe(addresses);
  });

  test('a mention in rich text', async ({ app }) => {
    const mention = { type: 'user', user_id: app.slack.as('linus').id };
    expect(await written(app, { blocks: [richText(mention)] })).toBe('linus');
  });

  test('its visible parts only', async ({ app }) => {
    const button = { type: 'button', text: { type: 'plain_text', text: 'OK' }, value: 'zoe@acme.com' };
    expect(await written(app, { text: 'OK?', blocks: [{ type: 'actions', elements: [button] }] })).toBe('');
  });

  test('any form, and takes nobody from one without meaning', async ({ app }) => {
    let deep: unknown = 'zoe@acme.com';
    for (let level = 0; level < 40; level++) deep = [deep];
    const odd = [{ type: 'link', url: { toString: 1 } }, { type: 'user', user_id: null }, null];
    expect(await written(app, { blocks: [richText(...(odd as object[]))] })).toBe('');
    for (const text of [null, 7, deep])
      expect(await written(app, { text, blocks: 'x', attachments: 5 })).toBe('');
  });
});
