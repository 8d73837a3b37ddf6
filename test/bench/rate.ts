/** Runs `work` `count` times, `concurrency` at a time. Resolves with the runs per second. */
export async function measureRate(
  count: number,
  concurrency: number,
  work: (index: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: concurrency }, worker));
  return (count * 1000) / (performance.now() - start);
}

export function formatRate(perSecond: number): string {
  return `${Math.round(perSecond)} /s`;
}
