import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import pino from 'pino';
import { expect, test } from 'vitest';
import { createHttpReceiver } from '../../../src/slack/bolt/http-receiver.ts';
import { defaultTimeLimits } from '../../../src/time-limits.ts';

test('an HTTP request with an unchecked body does not reach Bolt, which would trust it', () => {
  const { events } = createHttpReceiver({
    signingSecret: 'secret',
    onFailure: () => {},
    logger: pino({ level: 'silent' }),
    timeLimits: defaultTimeLimits,
  });
  const request = new IncomingMessage(new Socket());
  const unchecked = Object.assign(request, { rawBody: JSON.parse('null') });
  expect(() => events.handle(unchecked, new ServerResponse(request))).toThrow('was not checked');
});
