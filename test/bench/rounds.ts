/** Two ways of doing one thing. Each call does it once and resolves to the figure measured. */
export interface Sides {
  readonly wgw: () => Promise<number>;
  readonly against: () => Promise<number>;
  /** Done before every round, outside what is measured. */
  readonly prepare?: () => Promise<unknown>;
}

export interface Comparison {
  readonly wgw: number;
  readonly against: number;
  /** wgw's figure over the other's. */
  readonly ratio: number;
}

/**
 * Measures both sides in turns after one round of warming up, and takes medians: of each side, and of the rounds'
 * ratios, in which whatever else the machine does cancels out.
 */
export async function compareInTurns(sides: Sides, rounds: number): Promise<Comparison> {
  await measureRound(sides, 'wgw');
  const measured: Comparison[] = [];
  for (let round = 0; round < rounds; round++) {
    // Whoever goes second may find warmer caches, or a busier disk.
    measured.push(await measureRound(sides, round % 2 === 0 ? 'wgw' : 'against'));
  }
  return {
    wgw: median(measured.map(({ wgw }) => wgw)),
    against: median(measured.map(({ against }) => against)),
    ratio: median(measured.map(({ ratio }) => ratio)),
  };
}

async function measureRound(sides: Sides, first: 'wgw' | 'against'): Promise<Comparison> {
  await sides.prepare?.();
  const figures = { wgw: 0, against: 0 };
  for (const side of first === 'wgw' ? (['wgw', 'against'] as const) : (['against', 'wgw'] as const)) {
    figures[side] = await sides[side]();
  }
  return { ...figures, ratio: figures.wgw / figures.against };
}

/** The middle one; of an even number, the upper of the two in the middle. */
export function median(figures: readonly number[]): number {
  const middle = figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)];
  if (middle === undefined) throw new Error('There is no median of nothing.');
  return middle;
}
