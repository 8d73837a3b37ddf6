import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  type ClientLimits,
  createClientLimits,
  type LimitName,
} from '../../../src/web/http/client-limits.ts';
import { HttpError } from '../../../src/web/http/response.ts';

let now: number;
let limits: ClientLimits;

beforeEach(() => {
  now = 1_000_000;
  limits = createClientLimits({ pages: 2, avatars: 3, drawings: 1, failedSignatures: 1 }, () => now);
});

function requestFrom(address: string): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.headers['x-forwarded-for'] = address;
  return request;
}

function count(address: string, limit: LimitName, times = 1): void {
  for (let time = 0; time < times; time += 1) limits.count(requestFrom(address), limit);
}

function refusalOf(act: () => void): { status: number; retryAfter: string | undefined } | undefined {
  try {
    act();
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    return { status: error.status, retryAfter: error.headers['Retry-After'] };
  }
}

describe('the limit of a client per minute', () => {
  test('starts with the first HTTP request, and the refusal says when it ends', () => {
    count('192.0.2.1', 'pages', 1);
    now += 20_500;
    count('192.0.2.1', 'pages', 1);
    expect(refusalOf(() => count('192.0.2.1', 'pages'))).toEqual({ status: 429, retryAfter: '40' });
    now += 39_499;
    expect(refusalOf(() => count('192.0.2.1', 'pages'))).toEqual({ status: 429, retryAfter: '1' });
    now += 2;
    expect(refusalOf(() => count('192.0.2.1', 'pages', 2))).toBeUndefined();
    expect(refusalOf(() => count('192.0.2.1', 'pages'))).toEqual({ status: 429, retryAfter: '60' });
  });

  test('is separate for each kind', () => {
    count('192.0.2.1', 'pages', 2);
    expect(refusalOf(() => count('192.0.2.1', 'avatars', 3))).toBeUndefined();
    expect(refusalOf(() => count('192.0.2.1', 'avatars'))).toMatchObject({ status: 429 });
  });

  test('is separate for each client', () => {
    count('192.0.2.1', 'drawings');
    expect(refusalOf(() => count('192.0.2.1', 'drawings'))).toMatchObject({ status: 429 });
    expect(refusalOf(() => count('192.0.2.2', 'drawings'))).toBeUndefined();
  });

  test('can be checked without counting', () => {
    const check = () => limits.assertBelow(requestFrom('192.0.2.1'), 'failedSignatures');
    expect(refusalOf(check)).toBeUndefined();
    expect(refusalOf(check)).toBeUndefined();
    count('192.0.2.1', 'failedSignatures');
    expect(refusalOf(check)).toEqual({ status: 429, retryAfter: '60' });
  });
});

test('the number of counts is limited: after 20,000 other clients, a client is forgotten', () => {
  count('192.0.2.1', 'drawings');
  for (let other = 0; other < 20_000; other += 1) {
    count(`10.${other >> 16}.${(other >> 8) & 255}.${other & 255}`, 'drawings');
  }
  expect(refusalOf(() => count('192.0.2.1', 'drawings'))).toBeUndefined();
});
