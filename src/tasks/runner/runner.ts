import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type JobHelpers,
  parseCronItems,
  run,
  type TaskList,
  type WorkerEventMap,
  type WorkerEvents,
} from 'graphile-worker';
import type pg from 'pg';
import { assertReachable } from '../../database/ready.ts';
import { watchWorkers } from '../../database/worker-liveness.ts';
import { createWorkerLogger } from '../../database/worker-logger.ts';
import { DomainError } from '../../domain/core/errors.ts';
import { type TaskName, type TaskPayload, taskSchemas } from '../../domain/core/outbox.ts';
import type { Logger } from '../../logger.ts';
import type { ReportFailure } from '../../outage.ts';
import { recordCompletion } from './record-completion.ts';
import { retryAfterOf, retryLater } from './retry-later.ts';

/**
 * What does a job. Where it throws, the job is tried again: when Slack or SendGrid says, else with graphile-worker's
 * growing pauses, for as long as the outbox says.
 */
export type TaskHandler<Task extends TaskName> = (
  payload: TaskPayload<Task>,
  attempt: { readonly isLast: boolean },
) => Promise<void>;

type TaskHandlers = { readonly [Task in TaskName]?: TaskHandler<Task> };

interface RunnerOptions {
  readonly pool: pg.Pool;
  /** Other jobs are left alone. */
  readonly handlers: TaskHandlers;
  /** How many are done at once. */
  readonly concurrency: number;
  /** Those that are queued every minute, once however many replicas there are. */
  readonly everyMinute?: readonly TaskName[];
  readonly logger: Logger;
  readonly report: ReportFailure;
}

const RESTART_AFTER_MS = 1_000;

/**
 * Does jobs of the given kinds, beside any other replica, as soon as the database is there, and starts over where that was
 * away too long for graphile-worker. `stop` waits for the jobs under way, however long they take.
 */
export function startTaskRunner(options: RunnerOptions): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const supervised = supervise(options, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await supervised;
    },
  };
}

async function supervise(options: RunnerOptions, stopping: AbortSignal): Promise<void> {
  const stopAsked = once(stopping, 'abort');

  async function restart(failures: number): Promise<Running | undefined> {
    for (let failed = failures; ; failed++) {
      // Before the first try too: runners that end as soon as they are started would keep a processor busy.
      await Promise.race([sleep(RESTART_AFTER_MS, undefined, { ref: false }), stopAsked]);
      if (stopping.aborted) return undefined;
      const running = await tryToStart(options, failed);
      if (running !== undefined) return running;
    }
  }

  let running = (await tryToStart(options, 0)) ?? (await restart(1));
  while (running !== undefined) {
    await Promise.race([running.ended, stopAsked]);
    // What a restart brought up after stopping was asked for has to be stopped too.
    if (stopping.aborted) return running.stop();
    options.report('error', {}, 'The jobs stopped by themselves, and are started again');
    running = await restart(0);
  }
}

/** Resolves with `undefined` if it fails, which is reported if no try before has failed. */
async function tryToStart(options: RunnerOptions, failures: number): Promise<Running | undefined> {
  try {
    return await startRunner(options);
  } catch (error) {
    const message = 'The jobs cannot be started: wgw goes on trying';
    if (failures === 0) options.report('error', { err: error }, message);
    return undefined;
  }
}

interface Running {
  /** Resolves once no job is done any more, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

async function startRunner(options: RunnerOptions): Promise<Running> {
  const { pool, concurrency, everyMinute = [], logger, report } = options;
  const events: WorkerEvents = new EventEmitter();
  const created = once(events, 'pool:create') as Promise<[WorkerEventMap['pool:create']]>;
  const brokeDown = breakdown(events);
  const runner = await run({
    pgPool: pool,
    concurrency,
    taskList: taskList(options),
    noHandleSignals: true,
    // In batches, which stopping waits for. One by one, stopping leaves before the last outcomes are in the database, and
    // a database that is away ends the process by a rejection nobody can catch.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    parsedCronItems: parseCronItems(
      everyMinute.map((task) => ({ task, match: '* * * * *', options: { maxAttempts: 1 } })),
    ),
    events,
    logger: createWorkerLogger(logger, report),
  });
  const [{ workerPool }] = await created;
  const liveness = watchWorkers(pool, workerPool.id, { logger, report });
  const stopRunner = () =>
    runner.stop().catch((error: unknown) => {
      // It refuses where it is stopping by itself already, and then ends too.
      logger.debug({ err: error }, 'The jobs could not be told to stop');
    });
  const ended = Promise.race([
    runner.promise.catch((error: unknown) => report('error', { err: error }, 'The jobs ended with an error')),
    // What it queues every minute would go on.
    brokeDown.then(() => void stopRunner()),
  ]).then(() => liveness.stop());
  return {
    ended,
    async stop() {
      await stopRunner();
      await ended;
    },
  };
}

/**
 * Resolves once a runner that could not write what became of a job has none under way any more. Its own promise may
 * never settle then: graphile-worker counts down twice for what it could not write, and waits for exactly none to be left.
 */
async function breakdown(events: WorkerEvents): Promise<void> {
  const ends = [
    'pool:gracefulShutdown:complete',
    'pool:forcefulShutdown:complete',
    'pool:forcefulShutdown:error',
  ];
  await Promise.all([
    once(events, 'pool:fatalError'),
    Promise.race(ends.map((event) => once(events, event))),
  ]);
}

function taskList(options: RunnerOptions): TaskList {
  const names = Object.keys(taskSchemas) as TaskName[];
  return Object.fromEntries(
    names.flatMap((name) => {
      const job = options.handlers[name];
      return job === undefined ? [] : [[name, task(name, job as TaskHandler<TaskName>, options)]];
    }),
  );
}

const MAX_CHARACTERS = 5_000;

/** The same error: graphile-worker logs it and keeps it in the database, however long an answer it quotes. */
function shortened(error: unknown): unknown {
  if (error instanceof Error) {
    error.message = error.message.slice(0, MAX_CHARACTERS);
    error.stack = error.stack?.slice(0, MAX_CHARACTERS) ?? '';
  }
  return error;
}

function task(name: TaskName, job: TaskHandler<TaskName>, { pool, logger }: RunnerOptions) {
  return async (payload: unknown, helpers: JobHelpers) => {
    const { attempts, max_attempts } = helpers.job;
    const parsed = taskSchemas[name].parse(payload) as TaskPayload<TaskName>;
    try {
      await job(parsed, { isLast: attempts >= max_attempts });
    } catch (error) {
      if (error instanceof DomainError && error.is('WORKSPACE_BLOCKED')) {
        logger.info({ job: name }, 'A task is dropped, as its workspace is blocked');
        return;
      }
      const seconds = retryAfterOf(error);
      if (seconds === undefined || attempts >= max_attempts) throw shortened(error);
      logger.warn({ job: name, seconds }, 'A job is put off, as it was asked to wait');
      await retryLater(pool, name, parsed, seconds, helpers.job);
      return;
    }
    // graphile-worker notes next that it is done, and does not try again where the database is away.
    await recordCompletion(logger, () => assertReachable(pool));
  };
}
