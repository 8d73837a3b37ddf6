/** The limit for a ratio. */
export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** One line of the table: a figure of wgw and the figure that it is compared with. */
export interface Finding {
  /** What was measured. */
  readonly what: string;
  readonly wgw: string;
  readonly against: string;
  /** Compared with the goal unrounded. Shown with two decimals. */
  readonly ratio: number;
  readonly goal: Goal;
}

/** Whether a finding meets its goal. */
export function isMet({ ratio, goal }: Finding): boolean {
  return 'atLeast' in goal ? ratio >= goal.atLeast : ratio <= goal.atMost;
}
