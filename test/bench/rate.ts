/** Does a task `count` times, `concurrency` at a time, and resolves to how many were done a second. */
export async function measureRate(
  count: number,
  concurrency: number,
  task: (index: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const worker = async () => {
    while (next < count) await task(next++);
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: concurrency }, worker));
  return (count * 1000) / (performance.now() - start);
}

export function formatRate(perSecond: number): string {
  return `${Math.round(perSecond)} /s`;
}
