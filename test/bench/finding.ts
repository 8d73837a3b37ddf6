/** What a ratio has to reach. */
export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** One line of the table: a figure of wgw's beside the one it is held against. */
export interface Finding {
  readonly what: string;
  readonly wgw: string;
  readonly against: string;
  /** What the goal is about; compared with it as it stands, shown with two decimals. */
  readonly ratio: number;
  readonly goal: Goal;
}

export function isMet({ ratio, goal }: Finding): boolean {
  return 'atLeast' in goal ? ratio >= goal.atLeast : ratio <= goal.atMost;
}
