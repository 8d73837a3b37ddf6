/** Stands for a result that did not come in time. */
export const TIMED_OUT = Symbol('timed out');

/** The result of some work, or `TIMED_OUT` after so many milliseconds. The work goes on then. Rejects as the work does. */
export async function withTimeout<Result>(
  milliseconds: number,
  work: Promise<Result>,
): Promise<Result | typeof TIMED_OUT> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<typeof TIMED_OUT>((resolve) => {
    timer = setTimeout(resolve, milliseconds, TIMED_OUT);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
