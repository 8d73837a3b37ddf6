export interface JsonBounds {
  /** How many values there may be, each element and each field counted. */
  readonly values: number;
  /** How deep they may be nested. */
  readonly depth: number;
}

/**
 * Whether a value that came out of JSON stays within bounds, and all its texts and keys pass. Looks at no more values
 * than the bounds allow, and does not recurse.
 */
export function isWithinBounds(
  root: unknown,
  { values, depth }: JsonBounds,
  isText: (text: string) => boolean = () => true,
): boolean {
  let left = values - 1;
  let level: unknown[] = [root];
  for (let deep = 0; level.length > 0; deep += 1) {
    if (deep > depth) return false;
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
