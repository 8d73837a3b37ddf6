import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Slack, startSlack } from './slack.ts';

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

test('posts where the bot is not, to one or to all', async () => {
  const url = issue();
  await post(url, { text: 'For Ada' });
  await post(url, { text: 'For all', response_type: 'in_channel' });
  expect(slack.as('ada').ephemerals.map(({ text }) => text)).toEqual(['For Ada']);
  expect(slack.messages('secret').map(({ text }) => text)).toEqual(['For all']);
});

test('works five times', async () => {
  const url = issue();
  for (let n = 0; n < 5; n++) expect(await post(url, { text: 'x' })).toBe('ok');
  expect(await post(url, { text: 'x' })).toBe('used_url');
});

test('works for half an hour', async () => {
  const url = issue();
  slack.expireResponseUrls();
  expect(await post(url, { text: 'x' })).toBe('expired_url');
});

test('takes no message over the limits', async () => {
  expect(await post(issue(), { blocks: [{ type: 'nonsense' }] })).toBe('invalid_blocks');
  expect(slack.violations).toHaveLength(1);
});

test('fails when told to', async () => {
  slack.faults.next('response_url', { status: 500 });
  expect(await post(issue(), { text: 'x' })).toBe('internal_error');
});
