import { describe, expect, test } from 'vitest';
import {
  actions,
  button,
  input,
  long,
  modal,
  mrkdwn,
  option,
  options,
  plain,
  problemsOf,
  section,
} from './block-kit-samples.ts';
import { checkHome, checkMessage, checkModal } from './blocks/check.ts';

describe('a valid modal', () => {
  test.each([
    [
      'text at every limit',
      modal([section(long(3000))], { title: plain(long(24)), private_metadata: long(3000) }),
    ],
    ['100 blocks', modal(Array.from({ length: 100 }, () => section('x')))],
    [
      '100 options, one chosen',
      modal([
        input({ type: 'static_select', options: options(100), initial_option: option('Option 7', '7') }),
      ]),
    ],
    [
      '25 buttons',
      modal([actions(...Array.from({ length: 25 }, (_, n) => button({ action_id: `press-${n}` })))]),
    ],
    ['the same action id in two blocks', modal([actions(button()), actions(button())])],
    [
      'a people menu',
      modal([input({ type: 'multi_users_select', max_selected_items: 20, placeholder: plain('Who?') })]),
    ],
  ])('is accepted: %s', (_, view) => {
    expect(problemsOf(checkModal(view))).toBe('');
  });
});

describe('Slack refuses a modal', () => {
  test.each([
    [
      'a title of 25 characters',
      modal([section('x')], { title: plain(long(25)) }),
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    [
      'no title',
      { type: 'modal', blocks: [section('x')] },
      'missing required field: title [json-pointer:/view]',
    ],
    ['a title in mrkdwn', modal([section('x')], { title: mrkdwn('x') }), '/view/title/type'],
    [
      'a submit label of 25 characters',
      modal([section('x')], { submit: plain(long(25)) }),
      '/view/submit/text',
    ],
    ['a close label of 25 characters', modal([section('x')], { close: plain(long(25)) }), '/view/close/text'],
    [
      '3,001 characters of metadata',
      modal([section('x')], { private_metadata: long(3001) }),
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'a callback id of 256 characters',
      modal([section('x')], { callback_id: long(256) }),
      '/view/callback_id',
    ],
    [
      'an unknown field',
      modal([section('x')], { footer: 'x' }),
      'invalid additional property: footer [json-pointer:/view]',
    ],
    [
      '101 blocks',
      modal(Array.from({ length: 101 }, () => section('x'))),
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
    [
      'an unknown block',
      modal([{ type: 'nonsense' }]),
      'unsupported type here [json-pointer:/view/blocks/0/type]',
    ],
    [
      'input blocks without a submit button',
      { ...modal([input({ type: 'plain_text_input' })]), submit: undefined },
      'missing required field: submit',
    ],
    [
      'two blocks with the same id',
      modal([
        { ...section('x'), block_id: 'a' },
        { ...section('y'), block_id: 'a' },
      ]),
      'block_id a already exists',
    ],
    [
      'two elements with the same action id in a block',
      modal([actions(button(), button())]),
      'action_id press already exists',
    ],
    [
      'two elements with focus_on_load',
      modal([
        input({ type: 'plain_text_input', focus_on_load: true }),
        input({ type: 'email_text_input', focus_on_load: true }, { block_id: 'b' }),
      ]),
      'focus_on_load',
    ],
    [
      'a block that only messages may have',
      modal([{ type: 'markdown', text: 'x' }]),
      'unsupported type here',
    ],
  ])('with %s', (_, view, complaint) => {
    expect(problemsOf(checkModal(view))).toContain(complaint);
  });

  test('of more than 250 KB', () => {
    const view = modal(Array.from({ length: 90 }, () => section('é'.repeat(2900))));
    expect(checkModal(view)).toMatchObject({ ok: false, error: 'view_too_large' });
  });
});

describe('a Home tab', () => {
  test('has no title', () => {
    expect(checkHome({ type: 'home', blocks: [section('x')] }).ok).toBe(true);
    expect(checkHome({ type: 'home', blocks: [section('x')], title: plain('x') }).ok).toBe(false);
  });
});

describe('a message', () => {
  test('has at most 50 blocks', () => {
    const blocks = (count: number) => ({
      text: 'x',
      blocks: Array.from({ length: count }, () => section('x')),
    });
    expect(problemsOf(checkMessage(blocks(50)))).toBe('');
    expect(problemsOf(checkMessage(blocks(51)))).toContain(
      'no more than 50 items allowed [json-pointer:/blocks]',
    );
  });

  test('must not be empty', () => {
    expect(checkMessage({ text: '' })).toMatchObject({ ok: false, error: 'no_text' });
    expect(checkMessage({ blocks: [] })).toMatchObject({ ok: false, error: 'no_text' });
  });

  test('has at most 40,000 characters', () => {
    expect(problemsOf(checkMessage({ text: long(40_001) }))).toContain('must be less than 40001 characters');
  });
});
