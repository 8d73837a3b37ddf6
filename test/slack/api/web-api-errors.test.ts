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
import { clientWithAnswers, serve } from './fake-slack.ts';

/** The error that Slack's client throws if Slack refuses. */
async function refusal(error: string): Promise<unknown> {
  const client = await clientWithAnswers({ 'auth.test': { ok: false, error } });
  return client.auth.test().then(
    () => expect.fail('Slack did not refuse.'),
    (thrown: unknown) => thrown,
  );
}

describe('an error of Slack', () => {
  test.for([
    ['channel_not_found', 'gone'],
    ['is_archived', 'archived'],
    ['not_in_channel', 'closed'],
    ['restricted_action', 'closed'],
    ['restricted_action_read_only_channel', 'closed'],
    ['msg_too_long', undefined],
    ['token_revoked', undefined],
  ] as const)('tells the problem of a channel, if there is one: %s is %s', async ([code, problem]) => {
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
  ])('is temporary, so that a retry can help: %s', async ([code = '']) => {
    expect(isFinal(await refusal(code))).toBe(false);
  });

  test.for([['channel_not_found'], ['token_revoked'], ['user_disabled'], ['msg_too_long']])(
    'is final: %s',
    async ([code = '']) => {
      expect(isFinal(await refusal(code))).toBe(true);
    },
  );
});

test('a retry cannot help without a grant', () => {
  expect(isFinal(new NotInstalledError())).toBe(true);
});

test('a missing answer and an answer that is not Slack’s are temporary, and are no error of Slack', async () => {
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
