import type { Fault } from '../faults.ts';

/** What becomes of emails, until told otherwise: of the request that hands one over, or of the email afterwards. */
export type Delivery = 'delivered' | 'bounced' | 'lost' | 'slow' | 'answer-lost' | 'too-many-requests';

/** What became of an email that was taken. */
export type Fate = 'delivered' | 'bounced' | 'lost';

const SLOW_MS = 5_000;
const RETRY_AFTER_SECONDS = 5;

/** The fault that requests meet under a delivery. */
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

/** What becomes of the emails that are taken under a delivery. */
export function fateOf(delivery: Delivery): Fate {
  return delivery === 'bounced' || delivery === 'lost' ? delivery : 'delivered';
}
