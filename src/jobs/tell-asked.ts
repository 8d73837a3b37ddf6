import type { Domain } from '../domain/domain.ts';
import { findLinkWish } from '../domain/invitations/ask-for-link.ts';
import { linkWishMessage } from '../slack/views/link-wish.ts';
import type { Job } from './runner.ts';
import { type Writing, writeDirectly } from './write-directly.ts';

interface TellAskedOptions extends Writing {
  readonly domain: Domain;
}

/** Writes to an Administrator that somebody would like a new link. */
export function tellAsked(options: TellAskedOptions): Job<'tell-asked'> {
  return async (payload) => {
    const wish = await findLinkWish(options.domain, payload);
    const message = wish && linkWishMessage(wish);
    if (message === undefined || wish === undefined) return;
    await writeDirectly(options, wish.administrator, message, payload);
  };
}
