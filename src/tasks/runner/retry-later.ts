import { WebAPIRateLimitedError } from '@slack/web-api';
import type { Job } from 'graphile-worker';
import type pg from 'pg';
import { replaceTask } from '../../database/replace-task.ts';
import { maxAttemptsOf, type TaskName, taskKeyOf } from '../../domain/core/outbox.ts';
import { EmailDelayedError } from '../../email/mailer.ts';

/** In how many seconds Slack or SendGrid takes more, where it said so. */
export function retryAfterOf(error: unknown): number | undefined {
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter;
  return error instanceof EmailDelayedError ? error.retryAfterSeconds : undefined;
}

/**
 * Has a job done later: after as many seconds as were asked for, or as graphile-worker itself would wait by now, if that is
 * longer. It is another job, which has the tries that are left; under its key, if it has one, it takes the place of what was
 * queued meanwhile, which would not wait.
 */
export async function retryLater(
  pool: pg.Pool,
  task: TaskName,
  payload: unknown,
  seconds: number,
  { id, attempts, max_attempts }: Job,
): Promise<void> {
  const tried = maxAttemptsOf(task) - max_attempts + attempts;
  // https://worker.graphile.org/docs/exponential-backoff
  const pause = Math.max(seconds, Math.exp(Math.min(tried, 10)));
  const key = taskKeyOf(task, payload);
  await replaceTask(pool, { id, task, payload, seconds: pause, attempts: max_attempts - attempts, key });
}
