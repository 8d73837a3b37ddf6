import pino from 'pino';
import { describe, expect, test } from 'vitest';
import { createPostToResponseUrl, ephemeral, ResponseUrlError } from '../../../src/slack/api/response-url.ts';
import { DEADLINE_MS } from '../../support/eventually.ts';
import { serve } from './answering-client.ts';

const message = ephemeral({ text: 'Hello', blocks: [] });

/** Posts to a response_url that answers as told; resolves with why that failed, if it did. */
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

describe('what is posted to a response_url', () => {
  test('arrives as JSON, for the person alone, beside the message that stands there', async () => {
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

  test.for([301, 307, 400, 403, 404, 410])('is never taken, where the answer is %i', async (status) => {
    const error = await post((_request, response) => response.writeHead(status).end());
    expect(error).toBeInstanceOf(ResponseUrlError);
    expect(error).toMatchObject({ final: true, message: expect.stringContaining(`HTTP ${status}`) });
  });

  test.for([429, 500, 502, 503])('may be taken later, where the answer is %i', async (status) => {
    expect(await post((_request, response) => response.writeHead(status).end())).toMatchObject({
      name: 'ResponseUrlError',
      final: false,
    });
  });

  test('may be taken later, where the connection breaks', async () => {
    expect(await post((request) => request.destroy())).toMatchObject({
      name: 'ResponseUrlError',
      final: false,
    });
  });

  test('may be taken later, where no answer comes in time', async () => {
    expect(await post(() => {}, 50)).toMatchObject({ name: 'ResponseUrlError', final: false });
  });
});
