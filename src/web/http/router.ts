import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LimitName } from './client-limits.ts';
import { HttpError, type HttpResponse } from './response.ts';

/** One HTTP request with its response. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The segment of the path in place of the route's `*`, decoded; empty if the route has no `*`. */
  readonly parameter: string;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  /** A path in which `*` matches one whole segment, which may be empty. */
  readonly path: string;
  /**
   * The limit for which HTTP requests to this route count; `pages` if absent. `nothing` is for routes that count
   * themselves and for routes without a limit.
   */
  readonly countedAs?: LimitName | 'nothing';
  /** Returns `undefined` if it passed the HTTP request to a listener that writes the response. */
  readonly handle: (exchange: Exchange) => HttpResponse | undefined | Promise<HttpResponse | undefined>;
}

export type Router = (request: Pick<IncomingMessage, 'method' | 'url'>) => {
  route: Route;
  parameter: string;
};

/**
 * Makes the function that finds the route of an HTTP request, and the segment in place of the route's `*`. A GET route
 * also serves HEAD: Node.js omits the body. The function throws HttpError 400 if the target is not a path, 404 if no
 * route has the path, and 405 if none of those has the method.
 */
export function createRouter(routes: readonly Route[]): Router {
  const fixed = new Map(routes.map((route) => [`${route.method} ${route.path}`, route]));
  const patterns = routes.map((route) => ({ route, pattern: route.path.split('/') }));

  return ({ method, url = '' }) => {
    // Most HTTP requests, such as Slack's, have exactly the path of a route.
    const route = url.includes('*') ? undefined : fixed.get(`${method} ${url}`);
    if (route !== undefined) return { route, parameter: '' };

    const segments = pathSegments(url);
    const matches = patterns.filter(({ pattern }) => matchesPattern(pattern, segments));
    if (matches.length === 0) throw new HttpError(404, 'No such page.');

    const wanted = method === 'HEAD' ? 'GET' : method;
    const match = matches.find(({ route }) => route.method === wanted);
    if (match === undefined) {
      const allowed = matches.map(({ route }) => (route.method === 'GET' ? 'GET, HEAD' : route.method));
      throw new HttpError(405, 'No such method here.', { Allow: allowed.join(', ') });
    }
    return { route: match.route, parameter: segments[match.pattern.indexOf('*')] ?? '' };
  };
}

function pathSegments(url: string): string[] {
  const path = url.split('?', 1)[0] ?? '';
  if (!path.startsWith('/')) throw new HttpError(400, 'The request target is not a path.');
  try {
    return path.split('/').map(decodeURIComponent);
  } catch {
    // decodeURIComponent throws for no other reason.
    throw new HttpError(400, 'The path is not percent-encoded UTF-8.');
  }
}

function matchesPattern(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, index) => part === '*' || part === segments[index])
  );
}
