import { WebAPIRateLimitedError } from '@slack/web-api';
import type { Job } from 'graphile-worker';
import type pg from 'pg';
import { replaceTask } from '../../database/replace-task.ts';
import { maxAttemptsOf, type TaskName, taskKeyOf } from '../../domain/core/outbox.ts';
import { EmailDelayedError } from '../../email/mailer.ts';

/** The pause that Slack or SendGrid asked for, in seconds; `undefined` if the error says nothing of one. */
export function retryAfterOf(error: unknown): number | undefined {
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter;
  return error instanceof EmailDelayedError ? error.retryAfterSeconds : undefined;
}

/**
 * Retries a task after the pause that was asked for, or after graphile-worker's own pause if that is longer.
 *
 * Queues a new task with the remaining attempts. If the task has a key, it replaces any pending task with that key, which
 * would not wait.
 */
export async function retryLater(
  pool: pg.Pool,
  task: TaskName,
  payload: unknown,
  seconds: number,
  { id, attempts, max_attempts }: Job,
): Promise<void> {
  const attemptsMade = maxAttemptsOf(task) - max_attempts + attempts;
  // https://worker.graphile.org/docs/exponential-backoff
  const pause = Math.max(seconds, Math.exp(Math.min(attemptsMade, 10)));
  const key = taskKeyOf(task, payload);
  await replaceTask(pool, { id, task, payload, seconds: pause, attempts: max_attempts - attempts, key });
}
