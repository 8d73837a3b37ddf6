import type { MessageCard, Snapshot } from '../protocol.ts';

/** What the main pane shows: a channel, the direct message with the app, or its Home tab. */
export type Place =
  | { readonly kind: 'channel'; readonly name: string }
  | { readonly kind: 'direct' }
  | { readonly kind: 'home' };

export function samePlace(a: Place, b: Place): boolean {
  return a.kind === b.kind && (a.kind !== 'channel' || b.kind !== 'channel' || a.name === b.name);
}

/** The messages of a place. */
export function messagesIn({ messages, channels }: Snapshot, place: Place): readonly MessageCard[] {
  if (place.kind === 'home') return [];
  const channelId =
    place.kind === 'channel' ? channels.find(({ name }) => name === place.name)?.id : undefined;
  return messages.filter((message) => message.channelId === channelId);
}
