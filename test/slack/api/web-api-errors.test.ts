import { WebClient } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { NotInstalledError } from '../../../src/slack/api/not-installed-error.ts';
import {
  channelProblemOf,
  isFinal,
  isTokenGone,
  isViewGone,
  reasonOf,
  slackErrorCode,
} from '../../../src/slack/api/web-api-errors.ts';
import { answeringClient, serve } from './answering-client.ts';

/** What Slack's client throws where Slack refuses. */
async function refusal(error: string): Promise<unknown> {
  const client = await answeringClient({ 'auth.test': { ok: false, error } });
  return client.auth.test().then(
    () => expect.fail('Slack did not refuse.'),
    (thrown: unknown) => thrown,
  );
}

describe('a refusal of Slack', () => {
  test.for([
    ['channel_not_found', 'gone'],
    ['is_archived', 'archived'],
    ['not_in_channel', 'closed'],
    ['restricted_action', 'closed'],
    ['restricted_action_read_only_channel', 'closed'],
    ['msg_too_long', undefined],
    ['token_revoked', undefined],
  ] as const)('says of a channel what it says, and no more: %s is %s', async ([code, problem]) => {
    expect(channelProblemOf(await refusal(code))).toBe(problem);
  });

  test.for([['token_revoked'], ['account_inactive'], ['invalid_auth']])(
    'means that the token is gone: %s',
    async ([code = '']) => {
      expect(isTokenGone(await refusal(code))).toBe(true);
    },
  );

  test.for([['not_found'], ['view_not_found']])('means that the view is gone: %s', async ([code = '']) => {
    const error = await refusal(code);
    expect([isViewGone(error), isTokenGone(error)]).toEqual([true, false]);
  });

  test.for([
    ['internal_error'],
    ['fatal_error'],
    ['ratelimited'],
    ['rate_limited'],
    ['request_timeout'],
    ['service_unavailable'],
  ])('passes, so that asking again may help: %s', async ([code = '']) => {
    expect(isFinal(await refusal(code))).toBe(false);
  });

  test.for([['channel_not_found'], ['token_revoked'], ['user_disabled'], ['msg_too_long']])(
    'is for good: %s',
    async ([code = '']) => {
      expect(isFinal(await refusal(code))).toBe(true);
    },
  );
});

test('without its grant, asking Slack again cannot help', () => {
  expect(isFinal(new NotInstalledError())).toBe(true);
});

test('no answer, and an answer that is none of Slack’s, are no refusal, and may be another one next time', async () => {
  const proxy = await serve((_request, response) => response.end('<html>Bad gateway of proxy-7</html>'));
  const nowhere = await serve((request) => request.destroy());
  for (const slackApiUrl of [proxy, nowhere]) {
    const client = new WebClient('xoxb-1', { slackApiUrl, retryConfig: { retries: 0 } });
    const error = await client.auth.test().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect([slackErrorCode(error), isFinal(error), isTokenGone(error)]).toEqual([undefined, false, false]);
    expect(reasonOf(error)).not.toBe('');
  }
});
