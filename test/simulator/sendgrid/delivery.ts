import type { Fault } from '../faults.ts';

/** How the simulated SendGrid treats emails: either the HTTP request that sends one, or the email afterwards. */
export type Delivery = 'delivered' | 'bounced' | 'lost' | 'slow' | 'answer-lost' | 'too-many-requests';

/** The final status of an email that SendGrid accepted. */
export type Fate = 'delivered' | 'bounced' | 'lost';

const SLOW_MS = 5_000;
const RETRY_AFTER_SECONDS = 5;

/** The fault that the HTTP request gets, if any. */
export function faultOf(delivery: Delivery): Fault | undefined {
  switch (delivery) {
    case 'slow':
      return { delayMs: SLOW_MS };
    case 'answer-lost':
      return { loseAnswer: true };
    case 'too-many-requests':
      return { status: 429, retryAfter: RETRY_AFTER_SECONDS };
    case 'delivered':
    case 'bounced':
    case 'lost':
      return undefined;
  }
}

/** The final status of an email that SendGrid accepts in this mode. */
export function fateOf(delivery: Delivery): Fate {
  return delivery === 'bounced' || delivery === 'lost' ? delivery : 'delivered';
}
