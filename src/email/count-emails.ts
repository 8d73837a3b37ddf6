import type { Counts, EmailOutcome } from '../counts.ts';
import { EmailRefusedError, type Mailer, SenderRefusedError } from './mailer.ts';

/** Wraps a mailer: counts the outcome of each call of `send`, and changes nothing else. */
export function countEmails(mailer: Mailer, { emails }: Pick<Counts, 'emails'>): Mailer {
  return {
    async send(email) {
      try {
        const sent = await mailer.send(email);
        emails.sent += 1;
        return sent;
      } catch (error) {
        emails[outcomeOf(error)] += 1;
        throw error;
      }
    },
  };
}

function outcomeOf(error: unknown): EmailOutcome {
  if (error instanceof EmailRefusedError) return 'refused';
  return error instanceof SenderRefusedError ? 'not_allowed' : 'delayed';
}
