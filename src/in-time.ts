/** In place of what some work resolves with, where it was not done in time. */
export const LATE = Symbol('late');

/** What some work resolves with, or `LATE` after so many milliseconds: the work goes on then. Rejects as the work does. */
export async function inTime<Result>(
  milliseconds: number,
  work: Promise<Result>,
): Promise<Result | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(resolve, milliseconds, LATE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
