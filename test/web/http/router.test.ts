import { expect, test } from 'vitest';
import { HttpError, textResponse } from '../../../src/web/http/response.ts';
import { createRouter, type Route } from '../../../src/web/http/router.ts';

const route = (method: Route['method'], path: string): Route => ({
  method,
  path,
  handle: () => textResponse(200, 'ok'),
});
const find = createRouter([
  route('GET', '/healthz'),
  route('GET', '/a/*'),
  route('POST', '/a/*'),
  route('POST', '/a/*/b'),
]);

test.each([
  ['GET', '/healthz', 'GET /healthz', ''],
  ['GET', '/healthz?deep=1', 'GET /healthz', ''],
  ['HEAD', '/a/x', 'GET /a/*', 'x'],
  ['POST', '/a/x', 'POST /a/*', 'x'],
  ['POST', '/a/caf%C3%A9%2Fx/b', 'POST /a/*/b', 'café/x'],
  ['GET', '/a/', 'GET /a/*', ''],
])('%s %s finds %s', (method, url, found, parameter) => {
  const match = find({ method, url });
  expect([`${match.route.method} ${match.route.path}`, match.parameter]).toEqual([found, parameter]);
});

test.each([
  ['GET', '/', 404],
  ['GET', '/healthz/', 404],
  ['GET', '//healthz', 404],
  ['GET', '/../healthz', 404],
  ['GET', '/a/x/y', 404],
  ['GET', '/a/%', 400],
  ['GET', '/a/%FF', 400],
  ['GET', 'http://elsewhere/healthz', 400],
  ['OPTIONS', '*', 400],
  ['GET', '', 400],
])('%s %s is refused with %i', (method, url, status) => {
  expect(() => find({ method, url })).toThrow(expect.objectContaining({ constructor: HttpError, status }));
});

test.each([
  ['DELETE', '/a/x', 'GET, HEAD, POST'],
  ['GET', '/a/x/b', 'POST'],
  ['POST', '/healthz', 'GET, HEAD'],
])('%s %s is refused with 405 and the methods of the path', (method, url, allow) => {
  expect(() => find({ method, url })).toThrow(
    expect.objectContaining({ status: 405, headers: { Allow: allow } }),
  );
});
