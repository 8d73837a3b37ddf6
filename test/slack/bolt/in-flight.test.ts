import { expect, test } from 'vitest';
import { createInFlight } from '../../../src/slack/bolt/in-flight.ts';
import { createGate } from '../../support/gate.ts';

test('stopping waits for all work, even if it begins meanwhile or fails', async () => {
  const inFlight = createInFlight();
  const gates = [createGate(), createGate()];
  const ended: string[] = [];
  const second = async () => {
    await gates[1]?.opened;
    ended.push('second');
  };
  const first = async () => {
    await gates[0]?.opened;
    ended.push('first');
    void inFlight.track(second());
    throw new Error('It failed.');
  };
  const failed = inFlight.track(first()).catch(() => ended.push('failure'));
  const settled = inFlight.settled().then(() => ended.push('settled'));
  gates[0]?.open();
  await failed;
  // A waiter that does not wait for everything would have finished by now.
  await new Promise(setImmediate);
  expect(ended).toEqual(['first', 'failure']);
  gates[1]?.open();
  await settled;
  expect(ended).toEqual(['first', 'failure', 'second', 'settled']);
});

test('the work returns or throws its own result', async () => {
  const inFlight = createInFlight();
  expect(await inFlight.track(Promise.resolve(42))).toBe(42);
  await expect(inFlight.track(Promise.reject(new Error('no')))).rejects.toThrow('no');
  await inFlight.settled();
});
