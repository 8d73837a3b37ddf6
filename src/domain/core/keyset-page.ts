/** Where an entry of a list stands: its place in the order, as text, and what orders those of the same place. */
export interface Position {
  readonly key: string;
  readonly id: string;
}

/** Where a page begins or ends; the first page where it is absent. */
export type PageFrom<Where extends Position> = { readonly after: Where } | { readonly before: Where };

/** A page of a list, and where the pages beside it are; absent where there are none. */
export interface Page<Entry, Where extends Position> {
  readonly entries: readonly Entry[];
  /** Where it was read from; absent where that is the list's beginning, as where nothing was left to go on to. */
  readonly from?: PageFrom<Where> | undefined;
  readonly previous: { readonly before: Where } | undefined;
  readonly next: { readonly after: Where } | undefined;
}

/**
 * Makes a page of what was read in its direction, one more than it holds, so that whether there is more is known
 * without a count.
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
