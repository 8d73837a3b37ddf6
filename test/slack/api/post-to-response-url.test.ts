import pino from 'pino';
import { describe, expect, test } from 'vitest';
import { createPostToResponseUrl, ephemeral, ResponseUrlError } from '../../../src/slack/api/response-url.ts';
import { DEADLINE_MS } from '../../support/eventually.ts';
import { serve } from './fake-slack.ts';

const message = ephemeral({ text: 'Hello', blocks: [] });

/** Posts to a response_url with this answer; resolves with the error, if there is one. */
async function post(answer: Parameters<typeof serve>[0], slackApi = DEADLINE_MS): Promise<unknown> {
  const url = await serve(answer);
  const postToResponseUrl = createPostToResponseUrl({
    apiUrl: url,
    timeLimits: { slackApi },
    logger: pino({ level: 'silent' }),
  });
  return postToResponseUrl(url, message).then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('a message to a response_url', () => {
  test('arrives as JSON, for one person, beside the original message', async () => {
    let posted = '';
    const failure = await post((request, response) => {
      request.on('data', (chunk) => {
        posted += chunk;
      });
      request.on('end', () => response.end('ok'));
    });
    expect(failure).toBeUndefined();
    expect(JSON.parse(posted)).toEqual({
      response_type: 'ephemeral',
      replace_original: false,
      text: 'Hello',
      blocks: [],
    });
  });

  test.for([301, 307, 400, 403, 404, 410])('fails for good if the answer is %i', async (status) => {
    const error = await post((_request, response) => response.writeHead(status).end());
    expect(error).toBeInstanceOf(ResponseUrlError);
    expect(error).toMatchObject({ final: true, message: expect.stringContaining(`HTTP ${status}`) });
  });

  test.for([429, 500, 502, 503])('can be sent again if the answer is %i', async (status) => {
    expect(await post((_request, response) => response.writeHead(status).end())).toMatchObject({
      name: 'ResponseUrlError',
      final: false,
    });
  });

  test('can be sent again if the connection breaks', async () => {
    expect(await post((request) => request.destroy())).toMatchObject({
      name: 'ResponseUrlError',
      final: false,
    });
  });

  test('can be sent again if no answer comes in time', async () => {
    expect(await post(() => {}, 50)).toMatchObject({ name: 'ResponseUrlError', final: false });
  });
});
