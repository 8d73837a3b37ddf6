import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { run, type TaskList, type WorkerEventMap, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import { watchWorkers } from '../database/worker-liveness.ts';
import { createWorkerLogger } from '../database/worker-logger.ts';
import { type JobPayload, jobs, type TaskName } from '../domain/outbox.ts';
import type { Logger } from '../logger.ts';

/** What does a job. Where it throws, the job is tried again, with growing pauses. */
export type Job<Task extends TaskName> = (payload: JobPayload<Task>) => Promise<void>;

export type JobList = { readonly [Task in TaskName]: Job<Task> };

interface JobsOptions {
  readonly pool: pg.Pool;
  readonly jobList: JobList;
  readonly logger: Logger;
}

// Jobs mostly wait for SendGrid and Slack, so that many fit a core; each takes a database connection now and then.
export const CONCURRENT_JOBS = 10;
// How long a job under way may still take once stopping has begun: everything has to end within 10 s.
const ABORT_AFTER_MS = 5000;
const RESTART_AFTER_MS = 1000;

/**
 * Does the jobs that are queued, beside any other replica, and starts over where the database was away too long for
 * graphile-worker. `stop` waits for the jobs under way.
 */
export async function startJobs(options: JobsOptions): Promise<{ stop(): Promise<void> }> {
  let stopping = false;
  let running: Running | undefined = await startRunner(options);
  const supervised = supervise();

  async function supervise(): Promise<void> {
    while (running !== undefined) {
      await running.ended;
      running = await restart();
    }
  }
  async function restart(): Promise<Running | undefined> {
    while (!stopping) {
      options.logger.error('The jobs stopped by themselves, and are started again');
      try {
        return await startRunner(options);
      } catch (error) {
        options.logger.error({ err: error }, 'The jobs could not be started again yet');
        await sleep(RESTART_AFTER_MS);
      }
    }
    return undefined;
  }

  return {
    async stop() {
      stopping = true;
      await running?.stop();
      await supervised;
    },
  };
}

interface Running {
  /** Resolves once no job is done any more, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

async function startRunner({ pool, jobList, logger }: JobsOptions): Promise<Running> {
  const events: WorkerEvents = new EventEmitter();
  const created = once(events, 'pool:create') as Promise<[WorkerEventMap['pool:create']]>;
  const runner = await run({
    pgPool: pool,
    concurrency: CONCURRENT_JOBS,
    taskList: taskList(jobList),
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: ABORT_AFTER_MS,
    // In batches, which stopping waits for and which are tried again. One by one, stopping leaves before the last
    // outcomes are in the database, and a database that is away ends the process by a rejection nobody can catch.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    parsedCronItems: [],
    events,
    logger: createWorkerLogger(logger),
  });
  const [{ workerPool }] = await created;
  const liveness = watchWorkers(pool, workerPool.id, logger);
  let active = true;
  const ended = runner.promise
    .catch((error: unknown) => logger.error({ err: error }, 'The jobs ended with an error'))
    .then(() => {
      active = false;
      return liveness.stop();
    });
  return {
    ended,
    async stop() {
      if (active) await runner.stop();
      await ended;
    },
  };
}

function taskList(jobList: JobList): TaskList {
  const names = Object.keys(jobs) as TaskName[];
  return Object.fromEntries(names.map((name) => [name, task(name, jobList[name])]));
}

function task<Task extends TaskName>(name: Task, job: Job<Task>) {
  return (payload: unknown) => job(jobs[name].parse(payload) as JobPayload<Task>);
}
