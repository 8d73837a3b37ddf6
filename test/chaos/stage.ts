import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { BenchDatabase } from '../bench/database.ts';
import { type Sendgrid, startSendgrid } from '../simulator/sendgrid/sendgrid.ts';
import { type Slack, startSlack } from '../simulator/slack/slack.ts';
import { type Replica, startReplica } from './replica.ts';

/** What a run of faults stands on. */
export interface Stage {
  readonly slack: Slack;
  readonly sendgrid: Sendgrid;
  readonly pool: pg.Pool;
  /** What a replica of the app needs. */
  readonly environment: Readonly<Record<string, string>>;
  /** Those that run; whoever kills one puts another in its place. */
  readonly replicas: Replica[];
  /** Has Slack's next requests go to any of the replicas, as a load balancer does. */
  connectToAny(): void;
  close(): Promise<void>;
}

/** Starts so many replicas of the app on a database, between a Slack and a mailbox of their own. */
export async function startStage(database: BenchDatabase, replicaCount: number): Promise<Stage> {
  const [slack, sendgrid] = await Promise.all([startSlack(), startSendgrid()]);
  const environment = {
    PORT: '0',
    PUBLIC_URL: 'https://wgw.test',
    DATABASE_URL: database.url,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.app.signingSecret,
    SENDGRID_API_URL: sendgrid.url,
    SENDGRID_API_KEY: sendgrid.apiKey,
    SENDGRID_FROM: 'WeGotWork <invitations@wegotwork.test>',
    APP_SECRET: Buffer.alloc(32, 'a secret for chaos').toString('base64'),
    SENDING_LIMIT: '1000000',
    ORGANIZATION_SENDING_LIMIT: '1000000',
  };
  const replicas = await Promise.all(Array.from({ length: replicaCount }, () => startReplica(environment)));
  const connectToAny = () => {
    const replica = replicas[Math.floor(Math.random() * replicas.length)];
    if (replica !== undefined) slack.connect(replica.url);
  };
  connectToAny();
  return {
    slack,
    sendgrid,
    pool: database.pool,
    environment,
    replicas,
    connectToAny,
    async close() {
      await Promise.all(replicas.map((replica) => replica.stop()));
      await Promise.all([slack.close(), sendgrid.close()]);
      await database.close();
    },
  };
}

/** Waits until no job is left, without the pauses before another try. Resolves with how many are left at last. */
export async function settle(pool: pg.Pool, withinMs: number): Promise<number> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const { rows } = await pool.query<{ left: number }>(`
      WITH hurried AS (
        UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL AND run_at > now()
      )
      SELECT count(*)::int AS left FROM graphile_worker.jobs WHERE attempts < max_attempts`);
    const left = rows[0]?.left ?? 0;
    if (left === 0 || Date.now() > deadline) return left;
    await sleep(200);
  }
}

/** Every pair of a promise and whether it holds, with the figure seen. */
export interface Finding {
  readonly promise: string;
  readonly seen: string;
  readonly holds: boolean;
}
