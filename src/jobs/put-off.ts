import { WebAPIRateLimitedError } from '@slack/web-api';
import type { JobHelpers } from 'graphile-worker';
import { attemptsOf, jobKeyOf, type TaskName } from '../domain/outbox.ts';
import { EmailDelayedError } from '../email/mailer.ts';

/** In how many seconds Slack or SendGrid takes more, where it said so. */
export function retryAfterOf(error: unknown): number | undefined {
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter;
  return error instanceof EmailDelayedError ? error.retryAfterSeconds : undefined;
}

/**
 * Has a job done later: after as many seconds as were asked for, or as graphile-worker itself would wait by now, if that is
 * longer. It is another job, which has the tries that are left.
 */
export async function putOff(
  name: TaskName,
  payload: unknown,
  seconds: number,
  { job: { id, attempts, max_attempts }, query, logger }: JobHelpers,
): Promise<void> {
  const tried = attemptsOf(name) - max_attempts + attempts;
  // https://worker.graphile.org/docs/exponential-backoff
  const pause = Math.max(seconds, Math.exp(Math.min(tried, 10)));
  logger.warn(`${name} is put off for ${Math.round(pause)} s, as it was asked to wait for ${seconds} s`);
  // Under its key, if it has one, it takes the place of what was queued meanwhile, which would not wait.
  await query(
    `SELECT graphile_worker.add_job($1, $2::json, queue_name, now() + $3 * interval '1 second', $4, $5)
     FROM graphile_worker.jobs WHERE id = $6`,
    [name, JSON.stringify(payload), pause, max_attempts - attempts, jobKeyOf(name, payload), id],
  );
}
