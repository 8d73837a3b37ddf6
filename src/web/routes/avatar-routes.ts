import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import { isInitials } from '../../text/initials.ts';
import type { Answer } from '../http/answer.ts';
import type { ClientLimits } from '../http/client-limits.ts';
import { HttpError } from '../http/http-error.ts';
import type { Exchange, Route } from '../http/router.ts';
import { avatarTag, drawAvatar } from './avatar.ts';

const ENDING = '.png';
/** Some 2 KB each. */
const MAX_KEPT = 2_000;

/**
 * The pictures of people who have none: their initials. Anyone may ask, for they say nothing of anybody. Drawing takes
 * many milliseconds of the only thread: it is done once for the same initials, and so often a minute for a client.
 */
export function avatarRoutes(limits: ClientLimits): Route[] {
  const pictures = new LRUCache<string, Uint8Array, IncomingMessage>({
    max: MAX_KEPT,
    // Those who wait for a picture get it, also when others pushed it out of the cache meanwhile.
    ignoreFetchAbort: true,
    async fetchMethod(initials, _old, { context: request }) {
      limits.count(request, 'drawings');
      return drawAvatar(initials);
    },
  });

  async function show({ request, parameter: file }: Exchange): Promise<Answer> {
    const initials = file.endsWith(ENDING) ? file.slice(0, -ENDING.length) : '';
    if (!isInitials(initials)) throw new HttpError(404, 'No such avatar.');
    const tag = `"${avatarTag(initials)}"`;
    const headers = {
      'Content-Type': 'image/png',
      'Cache-Control': 'public, max-age=31536000, immutable',
      ETag: tag,
      // Slack shows it in pages of its own.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    };
    if (isKnown(request, tag)) return { status: 304, headers };
    const picture =
      request.method === 'HEAD'
        ? pictures.get(initials)
        : await pictures.fetch(initials, { context: request });
    return { status: 200, headers, ...(picture && { body: picture }) };
  }

  return [{ method: 'GET', path: '/avatars/*', countedAs: 'avatars', handle: show }];
}

/** Whether the client has what the tag names. */
function isKnown({ headers }: IncomingMessage, tag: string): boolean {
  const tags = headers['if-none-match']?.split(',').map((each) => each.trim().replace(/^W\//, ''));
  return tags?.some((each) => each === tag || each === '*') === true;
}
