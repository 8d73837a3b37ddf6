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
import { checkModal } from './blocks/check.ts';

describe('Slack refuses', () => {
  test.each([
    ['a section of 3,001 characters', section(long(3001)), '/text/text'],
    ['a section with an empty text', section(''), 'must be more than 0 characters'],
    ['a section without text', { type: 'section' }, 'must define either text or fields'],
    [
      '11 fields',
      { type: 'section', fields: Array.from({ length: 11 }, () => mrkdwn('x')) },
      'no more than 10 items allowed',
    ],
    [
      'a section field of 2,001 characters',
      { type: 'section', fields: [mrkdwn(long(2001))] },
      'must be less than 2001 characters',
    ],
    [
      'a text with an unknown field',
      { type: 'section', text: { ...mrkdwn('x'), emoji: true } },
      'invalid additional property: emoji',
    ],
    [
      'a section with an unknown field',
      { ...section('x'), color: 'red' },
      'invalid additional property: color',
    ],
    [
      'a text input in a section',
      { ...section('x'), accessory: { type: 'plain_text_input' } },
      'unsupported type here',
    ],
    ['a button in an input', input(button()), 'unsupported type here'],
    ['an overflow in an input', input({ type: 'overflow', options: options(2) }), 'unsupported type here'],
    ['a text input among actions', actions({ type: 'plain_text_input' }), 'unsupported type here'],
    ['a button in a context', { type: 'context', elements: [button()] }, 'unsupported type here'],
    [
      '11 context elements',
      { type: 'context', elements: Array.from({ length: 11 }, () => mrkdwn('x')) },
      'no more than 10',
    ],
    [
      '26 actions',
      actions(...Array.from({ length: 26 }, (_, n) => button({ action_id: `${n}` }))),
      'no more than 25',
    ],
    ['no actions', actions(), 'no fewer than 1'],
    ['a header of 151 characters', { type: 'header', text: plain(long(151)) }, 'must be less than 151'],
    ['a header in mrkdwn', { type: 'header', text: mrkdwn('x') }, '/text/type'],
    ['a block id of 256 characters', { ...section('x'), block_id: long(256) }, 'must be less than 256'],
    ['a button label of 76 characters', actions(button({ text: plain(long(76)) })), 'must be less than 76'],
    ['a button value of 2,001 characters', actions(button({ value: long(2001) })), 'must be less than 2001'],
    ['a button of an unknown style', actions(button({ style: 'warning' })), '/elements/0/style'],
    ['an action id of 256 characters', actions(button({ action_id: long(256) })), 'must be less than 256'],
    [
      'a confirmation dialog with a title of 101 characters',
      actions(
        button({
          confirm: { title: plain(long(101)), text: plain('x'), confirm: plain('Yes'), deny: plain('No') },
        }),
      ),
      'must be less than 101',
    ],
    [
      'a confirmation dialog with a text of 301 characters',
      actions(
        button({
          confirm: { title: plain('x'), text: plain(long(301)), confirm: plain('Yes'), deny: plain('No') },
        }),
      ),
      'must be less than 301',
    ],
    [
      'a confirmation dialog with a button of 31 characters',
      actions(
        button({
          confirm: { title: plain('x'), text: plain('x'), confirm: plain(long(31)), deny: plain('No') },
        }),
      ),
      'must be less than 31',
    ],
    ['101 options', input({ type: 'static_select', options: options(101) }), 'no more than 100'],
    ['no options', input({ type: 'static_select' }), 'must provide either options or option_groups'],
    [
      'an option label of 76 characters',
      input({ type: 'static_select', options: [option(long(76), 'x')] }),
      'must be less than 76',
    ],
    [
      'an option value of 151 characters',
      input({ type: 'static_select', options: [option('x', long(151))] }),
      'must be less than 151',
    ],
    [
      'an initial option that is not offered',
      input({ type: 'static_select', options: options(2), initial_option: option('Other') }),
      'must exactly match',
    ],
    [
      'an initial option with another label',
      input({ type: 'radio_buttons', options: options(2), initial_option: option('Else', '1') }),
      'must exactly match',
    ],
    ['11 radio buttons', input({ type: 'radio_buttons', options: options(11) }), 'no more than 10'],
    ['6 overflow options', actions({ type: 'overflow', options: options(6) }), 'no more than 5'],
    [
      'a placeholder of 151 characters',
      input({ type: 'plain_text_input', placeholder: plain(long(151)) }),
      'must be less than 151',
    ],
    [
      'a text input with max_length 3,001',
      input({ type: 'plain_text_input', max_length: 3001 }),
      'no more than 3000',
    ],
    [
      'an initial text of 3,001 characters',
      input({ type: 'plain_text_input', initial_value: long(3001) }),
      'must be less than 3001',
    ],
    [
      'an initial text that is longer than max_length',
      input({ type: 'plain_text_input', initial_value: 'xx', max_length: 1 }),
      'must not be longer than max_length',
    ],
    [
      'a people menu with max_selected_items 0',
      input({ type: 'multi_users_select', max_selected_items: 0 }),
      'no fewer than 1',
    ],
    [
      'a label of 2,001 characters',
      input({ type: 'plain_text_input' }, { label: plain(long(2001)) }),
      'must be less than 2001',
    ],
    [
      'a hint of 2,001 characters',
      input({ type: 'plain_text_input' }, { hint: plain(long(2001)) }),
      'must be less than 2001',
    ],
    [
      'an image without an alternative text',
      { type: 'image', image_url: 'https://a.example/a.png' },
      'missing required field: alt_text',
    ],
    [
      'an image without a source',
      { type: 'image', alt_text: 'x' },
      'must provide either image_url or slack_file',
    ],
    [
      'an image with a javascript: URL',
      { type: 'image', alt_text: 'x', image_url: 'javascript:alert(1)' },
      '/image_url',
    ],
  ])('%s', (_, block, complaint) => {
    expect(problemsOf(checkModal(modal([block])))).toContain(complaint);
  });
});
