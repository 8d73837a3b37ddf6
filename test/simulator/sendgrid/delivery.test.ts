import { expect, test } from 'vitest';
import { fateOf, faultOf } from './delivery.ts';

test.for([
  ['delivered', undefined, 'delivered'],
  ['bounced', undefined, 'bounced'],
  ['lost', undefined, 'lost'],
  ['slow', { delayMs: 5_000 }, 'delivered'],
  ['answer-lost', { loseAnswer: true }, 'delivered'],
  ['too-many-requests', { status: 429, retryAfter: 5 }, 'delivered'],
] as const)(
  '%s sets the fault of the HTTP request and the final status of the email',
  ([delivery, fault, fate]) => {
    expect(faultOf(delivery)).toEqual(fault);
    expect(fateOf(delivery)).toBe(fate);
  },
);
