export interface JsonBounds {
  /** The largest number of values: each element and each field counts. */
  readonly values: number;
  /** The largest depth of nesting. */
  readonly depth: number;
}

/**
 * Whether parsed JSON stays within bounds and all its texts and keys pass `isText`. Looks at no more values than the
 * bounds allow, and does not recurse.
 */
export function isWithinBounds(
  root: unknown,
  { values, depth }: JsonBounds,
  isText: (text: string) => boolean = () => true,
): boolean {
  let left = values - 1;
  let level: unknown[] = [root];
  for (let levelDepth = 0; level.length > 0; levelDepth += 1) {
    if (levelDepth > depth) return false;
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value === 'string' && !isText(value)) return false;
      if (typeof value !== 'object' || value === null) continue;
      const keys = Array.isArray(value) ? undefined : Object.keys(value);
      const children: unknown[] = Array.isArray(value) ? value : Object.values(value);
      left -= children.length;
      if (left < 0 || keys?.every(isText) === false) return false;
      for (const child of children) next.push(child);
    }
    level = next;
  }
  return true;
}
