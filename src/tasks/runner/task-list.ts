import type { JobHelpers, Task, TaskList } from 'graphile-worker';
import type pg from 'pg';
import { assertReachable } from '../../database/ready.ts';
import { DomainError } from '../../domain/core/errors.ts';
import { type TaskName, type TaskPayload, taskSchemas } from '../../domain/core/outbox.ts';
import type { Logger } from '../../logger.ts';
import { earlierTasks } from './earlier-tasks.ts';
import { recordCompletion } from './record-completion.ts';
import { retryAfterOf, retryLater } from './retry-later.ts';

/**
 * Runs one task. If it throws, the task is tried again: when Slack or SendGrid asked for it, or else after
 * graphile-worker's growing pauses. `maxAttemptsOf` says how often.
 */
export type TaskHandler<Name extends TaskName> = (
  payload: TaskPayload<Name>,
  attempt: { readonly isLast: boolean },
) => Promise<void>;

/** A handler for each of the named tasks. */
export type TaskHandlers<Names extends TaskName> = { readonly [Name in Names]: TaskHandler<Name> };

interface TaskListOptions {
  readonly pool: pg.Pool;
  readonly handlers: Partial<TaskHandlers<TaskName>>;
  readonly logger: Logger;
}

/** The tasks that have a handler, as graphile-worker takes them: by their names and by their earlier names. */
export function createTaskList(options: TaskListOptions): TaskList {
  const list: TaskList = {};
  for (const name of Object.keys(options.handlers) as TaskName[]) {
    const handler = options.handlers[name];
    if (handler !== undefined) list[name] = toTask(name, handler as TaskHandler<TaskName>, options);
  }
  for (const [name, { task, convert }] of Object.entries(earlierTasks)) {
    const run = list[task];
    if (run !== undefined)
      list[name] = (payload, helpers) => run(convert ? convert(payload) : payload, helpers);
  }
  return list;
}

function toTask(name: TaskName, handler: TaskHandler<TaskName>, { pool, logger }: TaskListOptions): Task {
  return async (payload: unknown, { job }: JobHelpers) => {
    const isLast = job.attempts >= job.max_attempts;
    const parsed = taskSchemas[name].parse(payload) as TaskPayload<TaskName>;
    try {
      await handler(parsed, { isLast });
    } catch (error) {
      if (error instanceof DomainError && error.is('WORKSPACE_BLOCKED')) {
        logger.info({ task: name }, 'A task is dropped, as its workspace is blocked');
        return;
      }
      const seconds = retryAfterOf(error);
      if (seconds === undefined || isLast) throw shortened(error);
      logger.warn({ task: name, seconds }, 'A task is retried later, after the pause that it was asked for');
      await retryLater(pool, name, parsed, seconds, job);
      return;
    }
    // Next, graphile-worker records in the database that the task is done. It does not try that again after a failure.
    await recordCompletion(logger, () => assertReachable(pool));
  };
}

const MAX_CHARACTERS = 5_000;

/** The same error, cut: graphile-worker logs and stores it whole, and it may quote a long answer. */
function shortened(error: unknown): unknown {
  if (error instanceof Error) {
    error.message = error.message.slice(0, MAX_CHARACTERS);
    error.stack = error.stack?.slice(0, MAX_CHARACTERS) ?? '';
  }
  return error;
}
