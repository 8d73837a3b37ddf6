import type pg from 'pg';

/** What stands in the app's database, for the inspector. */
export interface Inspection {
  readonly jobs: readonly Job[];
  readonly activity: readonly ActivityLine[];
  /** Slack user id → role in WeGotWork. */
  readonly roles: Readonly<Record<string, string>>;
}

interface Job {
  readonly id: string;
  readonly task: string;
  readonly attempts: number;
  readonly running: boolean;
  /** When it is tried next. */
  readonly runAt: string;
  readonly lastError: string | null;
}

interface ActivityLine {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly actor: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

const MOST = 50;

/** Reads it. */
export async function inspect(pool: pg.Pool): Promise<Inspection> {
  const [jobs, activity, members] = await Promise.all([
    pool.query<Job>(
      `SELECT id::text, task_identifier AS task, attempts, locked_at IS NOT NULL AS running, run_at AS "runAt",
              last_error AS "lastError"
       FROM graphile_worker.jobs ORDER BY run_at, id LIMIT $1`,
      [MOST],
    ),
    pool.query<ActivityLine>(
      `SELECT activities.id, activities.created_at AS at, kind, members.name AS actor, details
       FROM activities LEFT JOIN members ON members.id = actor_id
       ORDER BY activities.created_at DESC, sequence DESC LIMIT $1`,
      [MOST],
    ),
    pool.query<{ userId: string; role: string }>(
      'SELECT user_id AS "userId", role FROM slack_identities JOIN members ON members.id = member_id',
    ),
  ]);
  return {
    jobs: jobs.rows,
    activity: activity.rows,
    roles: Object.fromEntries(members.rows.map(({ userId, role }) => [userId, role])),
  };
}
