import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answer.ts';
import type { Counted } from './client-limits.ts';
import { HttpError } from './http-error.ts';

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The part of the path that the route leaves open, decoded; empty where it leaves none. */
  readonly parameter: string;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  /** A path in which `*` stands for one whole segment, an empty one included. */
  readonly path: string;
  /**
   * Which limit on a client's requests they count for: that of pages unless said. `nothing` is for routes that count by
   * themselves, and for those that need no limit.
   */
  readonly countedAs?: Counted | 'nothing';
  /** Resolves to `undefined` where the request was handed to a listener that answers by itself. */
  readonly handle: (exchange: Exchange) => Answer | undefined | Promise<Answer | undefined>;
}

export type Router = (request: Pick<IncomingMessage, 'method' | 'url'>) => {
  route: Route;
  parameter: string;
};

/**
 * Makes the function that finds a request's route, and what its open segment holds. HEAD is served as GET: Node.js
 * leaves the body away. The function throws HttpError 400 for a target that is no path, 404 where no route has the
 * path, 405 where none of those has the method.
 */
export function createRouter(routes: readonly Route[]): Router {
  const fixed = new Map(routes.map((route) => [`${route.method} ${route.path}`, route]));
  const patterns = routes.map((route) => ({ route, pattern: route.path.split('/') }));

  return ({ method, url = '' }) => {
    // Most requests, Slack's above all, ask for a path that is written as in the table.
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
    // decodeURIComponent fails for one reason alone.
    throw new HttpError(400, 'The path is not percent-encoded UTF-8.');
  }
}

function matchesPattern(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, index) => part === '*' || part === segments[index])
  );
}
