import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { BenchDatabase } from '../bench/database.ts';
import { type Sendgrid, startSendgrid } from '../simulator/sendgrid/sendgrid.ts';
import { type Slack, startSlack } from '../simulator/slack/slack.ts';
import { type Replica, startReplica } from './replica.ts';

/** Several replicas of the app on one database, with a simulated Slack and SendGrid. */
export interface Deployment {
  readonly slack: Slack;
  readonly sendgrid: Sendgrid;
  readonly pool: pg.Pool;
  /** The environment variables of a replica. */
  readonly environment: Readonly<Record<string, string>>;
  /** The running replicas. A test that kills one replaces it in this list. */
  readonly replicas: Replica[];
  /** Sends Slack's next HTTP requests to a random replica, as a load balancer does. */
  connectToAny(): void;
  close(): Promise<void>;
}

/** Starts the replicas, a Slack and a SendGrid. */
export async function startDeployment(database: BenchDatabase, replicaCount: number): Promise<Deployment> {
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

/** Waits until no task is left, and skips the pauses between attempts. Resolves with the number left in the end. */
export async function waitForTasks(pool: pg.Pool, maxMs: number): Promise<number> {
  const deadline = Date.now() + maxMs;
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
