import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseCronItems, run, type WorkerEventMap, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import { watchWorkers } from '../../database/worker-liveness.ts';
import { createWorkerLogger } from '../../database/worker-logger.ts';
import type { TaskName } from '../../domain/core/outbox.ts';
import type { Logger } from '../../logger.ts';
import type { ReportFailure } from '../../outage.ts';
import { scheduleNameOf } from './earlier-tasks.ts';
import { createTaskList, type TaskHandlers } from './task-list.ts';

interface RunnerOptions {
  readonly pool: pg.Pool;
  /** The runner leaves tasks without a handler to others. */
  readonly handlers: Partial<TaskHandlers<TaskName>>;
  /** How many tasks run at once. */
  readonly concurrency: number;
  /** Tasks to queue every minute, once for all replicas together. */
  readonly everyMinute?: readonly TaskName[];
  readonly logger: Logger;
  readonly report: ReportFailure;
}

const RESTART_AFTER_MS = 1_000;

/**
 * Runs the tasks that have a handler, beside any other replica, as soon as the database answers. Starts again after an
 * outage that was too long for graphile-worker. `stop` waits for the tasks that are running, however long they take.
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
      // Also before the first try: runners that end as soon as they start would keep a processor busy.
      await Promise.race([sleep(RESTART_AFTER_MS, undefined, { ref: false }), stopAsked]);
      if (stopping.aborted) return undefined;
      const running = await tryToStart(options, failed);
      if (running !== undefined) return running;
    }
  }

  let running = (await tryToStart(options, 0)) ?? (await restart(1));
  while (running !== undefined) {
    await Promise.race([running.ended, stopAsked]);
    // Also stops a runner that a restart has just started.
    if (stopping.aborted) return running.stop();
    options.report('error', {}, 'The tasks stopped by themselves, and are started again');
    running = await restart(0);
  }
}

/** Resolves with `undefined` if it fails. Reports the first failure in a row. */
async function tryToStart(options: RunnerOptions, failures: number): Promise<Running | undefined> {
  try {
    return await startRunner(options);
  } catch (error) {
    const message = 'The tasks cannot be started: wgw goes on trying';
    if (failures === 0) options.report('error', { err: error }, message);
    return undefined;
  }
}

interface Running {
  /** Resolves once the runner runs no task any more, for whatever reason. */
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
    taskList: createTaskList(options),
    noHandleSignals: true,
    // Record outcomes in batches: stopping waits for a batch. It does not wait for single outcomes, and if the database is
    // away then, a rejection that nobody can catch ends the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    parsedCronItems: parseCronItems(
      everyMinute.map((task) => ({
        task,
        match: '* * * * *',
        identifier: scheduleNameOf(task),
        options: { maxAttempts: 1 },
      })),
    ),
    events,
    logger: createWorkerLogger(logger, report),
  });
  const [{ workerPool }] = await created;
  const liveness = watchWorkers(pool, workerPool.id, { logger, report });
  const stopRunner = () =>
    runner.stop().catch((error: unknown) => {
      // A runner that is already stopping by itself refuses, and ends too.
      logger.debug({ err: error }, 'The tasks could not be told to stop');
    });
  const ended = Promise.race([
    runner.promise.catch((error: unknown) =>
      report('error', { err: error }, 'The tasks ended with an error'),
    ),
    // It would go on queueing the recurring tasks.
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
 * Resolves once a runner that could not record the outcome of a task runs none any more. Its own promise may never
 * settle then: graphile-worker counts such a task as finished twice, and waits for a count of exactly zero.
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
