import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Slack, startSlack } from './slack.ts';
import { connect } from './web-client.ts';

let slack: Slack;

beforeEach(async () => {
  slack = await startSlack();
});
afterEach(() => slack.close());

const post = async (url: string, body: object) => {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return response.ok ? 'ok' : ((await response.json()) as { error: string }).error;
};
const issue = (channel = 'secret') =>
  new URLSearchParams(slack.as('ada').commandRequest('/wgw', { channel }).body).get('response_url') ?? '';

test('a response URL posts to one person or to all, even without the bot in the channel', async () => {
  const url = issue();
  await post(url, { text: 'For Ada' });
  await post(url, { text: 'For all', response_type: 'in_channel' });
  expect(slack.as('ada').ephemerals.map(({ text }) => text)).toEqual(['For Ada']);
  expect(slack.messages('secret').map(({ text }) => text)).toEqual(['For all']);
});

test('a response URL works five times', async () => {
  const url = issue();
  for (let n = 0; n < 5; n++) expect(await post(url, { text: 'x' })).toBe('ok');
  expect(await post(url, { text: 'x' })).toBe('used_url');
});

test('a response URL expires', async () => {
  const url = issue();
  slack.expireResponseUrls();
  expect(await post(url, { text: 'x' })).toBe('expired_url');
});

describe('the response URL of a message with buttons', () => {
  const plain = (text: string) => ({ type: 'plain_text', text });
  const elements = [{ type: 'button', action_id: 'approve', text: plain('Approve'), value: 'bob' }];
  const send = (channel: string) =>
    connect(slack).chat.postMessage({
      channel,
      text: 'Approve Bob?',
      blocks: [{ type: 'actions', block_id: 'answer', elements }] as never[],
    });
  /** The response URL that comes with a click. */
  const click = () => {
    const { body } = slack.as('ada').clickRequest('approve');
    return JSON.parse(new URLSearchParams(body).get('payload') ?? '').response_url as string;
  };

  test('replaces a direct message, which other people still do not see', async () => {
    await send(slack.as('ada').id);
    await post(click(), { replace_original: true, text: 'You approved Bob.' });
    expect(slack.as('ada').directMessages.map(({ text }) => text)).toEqual(['You approved Bob.']);
    expect(() => click()).toThrow('ada sees nothing');
    expect(slack.as('bob').screen.messages).toEqual([]);
  });

  test('replaces it, deletes it, or adds a message, also after another replacement', async () => {
    await send(slack.as('ada').id);
    const [first, second] = [click(), click()];
    await post(first, { replace_original: true, text: 'Approved' });
    await post(second, { replace_original: true, text: 'Approved before' });
    await post(first, { text: 'For Ada' });
    await post(first, { text: 'Between us', response_type: 'in_channel' });
    const { directMessages, ephemerals } = slack.as('ada');
    expect(directMessages.map(({ text }) => text)).toEqual(['Approved before', 'Between us']);
    expect(ephemerals.map(({ text }) => text)).toEqual(['For Ada']);
    expect(slack.as('bob').screen.messages).toEqual([]);
    await post(second, { delete_original: true });
    expect(slack.as('ada').directMessages.map(({ text }) => text)).toEqual(['Between us']);
  });

  test('replaces a message in a channel for everybody', async () => {
    await send('general');
    await post(click(), { replace_original: true, text: 'Ada approved Bob.' });
    expect(slack.messages('general').map(({ text }) => text)).toEqual(['Ada approved Bob.']);
  });
});

test('a response URL refuses a message over the limits', async () => {
  expect(await post(issue(), { blocks: [{ type: 'nonsense' }] })).toBe('invalid_blocks');
  expect(slack.violations).toHaveLength(1);
});

test('a response URL fails with a fault', async () => {
  slack.faults.next('response_url', { status: 500 });
  expect(await post(issue(), { text: 'x' })).toBe('internal_error');
});
