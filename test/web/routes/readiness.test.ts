import { expect, test } from 'vitest';
import { createReadiness } from '../../../src/web/routes/readiness.ts';

/** Readiness whose answer and clock are the test's. */
function start() {
  const state = { isReady: true, now: 0, asked: 0 };
  const isReady = async () => {
    state.asked += 1;
    if (!state.isReady) return false;
    await Promise.resolve();
    return true;
  };
  return { state, readiness: createReadiness(isReady, 1000, () => state.now) };
}

test('it is asked once for everybody at the same time', async () => {
  const { state, readiness } = start();
  const answers = await Promise.all([readiness.recent(), readiness.recent(), readiness.current()]);
  expect(answers).toEqual([true, true, true]);
  expect(state.asked).toBe(1);
});

test('yes is repeated for a second', async () => {
  const { state, readiness } = start();
  await readiness.recent();
  state.isReady = false;
  state.now = 999;
  expect(await readiness.recent()).toBe(true);
  state.now = 1000;
  expect(await readiness.recent()).toBe(false);
  expect(state.asked).toBe(2);
});

test('no is not repeated', async () => {
  const { state, readiness } = start();
  state.isReady = false;
  expect(await readiness.recent()).toBe(false);
  state.isReady = true;
  expect(await readiness.recent()).toBe(true);
});

test.each<[string, (readiness: ReturnType<typeof createReadiness>) => unknown]>([
  ['a connection is lost', (readiness) => readiness.forget()],
  ['somebody asks for the answer of now', (readiness) => readiness.current()],
])('yes is not repeated once %s', async (_what, happen) => {
  const { state, readiness } = start();
  await readiness.recent();
  state.isReady = false;
  await happen(readiness);
  expect(await readiness.recent()).toBe(false);
});

test('a failure to find out is told to whoever asked, and not kept', async () => {
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
