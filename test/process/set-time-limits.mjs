// Loaded before the app in a process of a test: the app meets no time limit because a machine is slow, unless the test
// sets that limit.
import { defaultTimeLimits } from '../../dist/time-limits.js';

const DEADLINE_MS = 60_000;
// How long something is believed, rather than how long something is waited for.
const LIFETIMES = ['readinessAgain', 'slackSocketStays'];

const given = JSON.parse(process.env.TEST_TIME_LIMITS ?? '{}');
for (const limit of Object.keys(defaultTimeLimits)) {
  if (!LIFETIMES.includes(limit)) defaultTimeLimits[limit] = given[limit] ?? DEADLINE_MS;
}
