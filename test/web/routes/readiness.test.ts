import { expect, test } from 'vitest';
import { createReadiness } from '../../../src/web/routes/readiness.ts';

/** Makes a readiness with a result and a clock that the test controls. */
function start() {
  const state = { isReady: true, now: 0, checks: 0 };
  const isReady = async () => {
    state.checks += 1;
    if (!state.isReady) return false;
    await Promise.resolve();
    return true;
  };
  return { state, readiness: createReadiness(isReady, 1000, () => state.now) };
}

test('callers at the same time share one check', async () => {
  const { state, readiness } = start();
  const answers = await Promise.all([readiness.recent(), readiness.recent(), readiness.current()]);
  expect(answers).toEqual([true, true, true]);
  expect(state.checks).toBe(1);
});

test('true is repeated for a second', async () => {
  const { state, readiness } = start();
  await readiness.recent();
  state.isReady = false;
  state.now = 999;
  expect(await readiness.recent()).toBe(true);
  state.now = 1000;
  expect(await readiness.recent()).toBe(false);
  expect(state.checks).toBe(2);
});

test('false is not repeated', async () => {
  const { state, readiness } = start();
  state.isReady = false;
  expect(await readiness.recent()).toBe(false);
  state.isReady = true;
  expect(await readiness.recent()).toBe(true);
});

test.each<[string, (readiness: ReturnType<typeof createReadiness>) => unknown]>([
  ['a call of forget', (readiness) => readiness.forget()],
  ['a new check that finds the opposite', (readiness) => readiness.current()],
])('true is not repeated after %s', async (_what, happen) => {
  const { state, readiness } = start();
  await readiness.recent();
  state.isReady = false;
  await happen(readiness);
  expect(await readiness.recent()).toBe(false);
});

test('a failed check rejects for its callers, and is not repeated', async () => {
  let failing = true;
  const readiness = createReadiness(async () => {
    if (failing) throw new Error('No such table.');
    return true;
  }, 1000);
  const failures = await Promise.allSettled([readiness.recent(), readiness.current()]);
  expect(failures.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  failing = false;
  expect(await readiness.recent()).toBe(true);
});
