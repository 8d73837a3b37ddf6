import { isInitials } from '../../text/initials.ts';
import type { Answer } from '../answer.ts';
import { drawAvatar } from '../avatar.ts';
import { HttpError } from '../http-error.ts';
import type { Exchange, Route } from '../router.ts';

const ENDING = '.png';

/** The pictures of people who have none: their initials. Anyone may ask, for they say nothing of anybody. */
export function avatarRoutes(): Route[] {
  return [{ method: 'GET', path: '/avatars/*', handle: show }];
}

async function show({ parameter: file }: Exchange): Promise<Answer> {
  const initials = file.endsWith(ENDING) ? file.slice(0, -ENDING.length) : '';
  if (!isInitials(initials)) throw new HttpError(404, 'No such avatar.');
  return {
    status: 200,
    headers: {
      'Content-Type': 'image/png',
      'Cache-Control': 'public, max-age=31536000, immutable',
      // Slack shows it in pages of its own.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
    body: await drawAvatar(initials),
  };
}
