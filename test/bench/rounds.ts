/** Two ways to do the same thing. Each call does it once and resolves with the measured figure. */
export interface Sides {
  readonly wgw: () => Promise<number>;
  readonly against: () => Promise<number>;
  /** Runs before each round, outside the measurement. */
  readonly prepare?: () => Promise<unknown>;
}

export interface Comparison {
  readonly wgw: number;
  readonly against: number;
  /** The figure of wgw divided by the other one. */
  readonly ratio: number;
}

/**
 * Runs one round to warm up, then measures both sides in turns. Returns medians: of each side, and of the ratios of the
 * rounds. Other load on the machine affects both sides of a round, so the ratio stays about the same.
 */
export async function compareInTurns(sides: Sides, rounds: number): Promise<Comparison> {
  await measureRound(sides, 'wgw');
  const measured: Comparison[] = [];
  for (let round = 0; round < rounds; round++) {
    // The second side may have warmer caches or a busier disk. So the order changes with each round.
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

/** The median. For an even count, the higher of the two middle figures. */
export function median(figures: readonly number[]): number {
  const middle = figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)];
  if (middle === undefined) throw new Error('An empty list has no median.');
  return middle;
}
