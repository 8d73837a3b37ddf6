import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import { isInitials } from '../../text/initials.ts';
import type { ClientLimits } from '../http/client-limits.ts';
import { HttpError, type HttpResponse } from '../http/response.ts';
import type { Exchange, Route } from '../http/router.ts';
import { avatarTag, drawAvatar } from './avatar-drawing.ts';

const EXTENSION = '.png';
/** Each picture has about 2 KB. */
const MAX_CACHED = 2_000;

/**
 * The pictures of people without one: their initials. Anybody may load them, because they reveal nothing about anybody.
 * Drawing blocks the only thread for many milliseconds: so the same initials are drawn once, and the drawings for one
 * client are limited.
 */
export function avatarRoutes(limits: ClientLimits): Route[] {
  const pictures = new LRUCache<string, Uint8Array, IncomingMessage>({
    max: MAX_CACHED,
    // Clients that wait for a picture get it, even if it has left the cache meanwhile.
    ignoreFetchAbort: true,
    async fetchMethod(initials, _old, { context: request }) {
      limits.count(request, 'drawings');
      return drawAvatar(initials);
    },
  });

  async function show({ request, parameter: file }: Exchange): Promise<HttpResponse> {
    const initials = file.endsWith(EXTENSION) ? file.slice(0, -EXTENSION.length) : '';
    if (!isInitials(initials)) throw new HttpError(404, 'No such avatar.');
    const tag = `"${avatarTag(initials)}"`;
    const headers = {
      'Content-Type': 'image/png',
      'Cache-Control': 'public, max-age=31536000, immutable',
      ETag: tag,
      // Slack shows avatars in its own pages.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    };
    if (hasCopy(request, tag)) return { status: 304, headers };
    const picture =
      request.method === 'HEAD'
        ? pictures.get(initials)
        : await pictures.fetch(initials, { context: request });
    return { status: 200, headers, ...(picture && { body: picture }) };
  }

  return [{ method: 'GET', path: '/avatars/*', countedAs: 'avatars', handle: show }];
}

/** Whether the client already has the picture with this tag. */
function hasCopy({ headers }: IncomingMessage, tag: string): boolean {
  const tags = headers['if-none-match']?.split(',').map((each) => each.trim().replace(/^W\//, ''));
  return tags?.some((each) => each === tag || each === '*') === true;
}
