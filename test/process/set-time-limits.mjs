// Loaded before the app in the process of a test, so that the app never reaches a time limit on a slow machine, unless the
// test sets that limit.
import { defaultTimeLimits } from '../../dist/time-limits.js';

const DEADLINE_MS = 60_000;
// How long answers are reused, which is not a time to wait.
const LIFETIMES = ['readinessAgain', 'slackSocketStays'];

const given = JSON.parse(process.env.TEST_TIME_LIMITS ?? '{}');
for (const limit of Object.keys(defaultTimeLimits)) {
  if (!LIFETIMES.includes(limit)) defaultTimeLimits[limit] = given[limit] ?? DEADLINE_MS;
}
