/** The position of an entry in a list: its sort key as text, and its id to order entries with the same key. */
export interface Position {
  readonly key: string;
  readonly id: string;
}

/** The position that a page follows or precedes. */
export type PageFrom<Where extends Position> = { readonly after: Where } | { readonly before: Where };

/** A page of a list, with the positions of its neighbours; `undefined` if there is none. */
export interface Page<Entry, Where extends Position> {
  readonly entries: readonly Entry[];
  /** Where the page starts; absent for the first page. */
  readonly from?: PageFrom<Where> | undefined;
  readonly previous: { readonly before: Where } | undefined;
  readonly next: { readonly after: Where } | undefined;
}

/**
 * Makes a page of the entries that were read in its direction. One entry more than `limit` shows that there is another
 * page, without a count.
 */
export function pageOf<Entry, Where extends Position>(
  read: readonly Entry[],
  limit: number,
  from: PageFrom<Where> | undefined,
  positionOf: (entry: Entry) => Where,
): Page<Entry, Where> {
  const isBackward = from !== undefined && 'before' in from;
  const held = read.slice(0, limit);
  const entries = isBackward ? held.reverse() : held;
  const [first, last] = [entries[0], entries.at(-1)];
  const isMore = read.length > limit;
  const hasPrevious = isBackward ? isMore : from !== undefined;
  const hasNext = isBackward || isMore;
  return {
    entries,
    from,
    previous: hasPrevious && first !== undefined ? { before: positionOf(first) } : undefined,
    next: hasNext && last !== undefined ? { after: positionOf(last) } : undefined,
  };
}

/**
 * A count of a list stops here, because counting a whole list takes longer the longer it is. A count that is one higher
 * means "more than this".
 */
export const MAX_COUNTED = 100;
