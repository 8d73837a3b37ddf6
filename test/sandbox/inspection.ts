import type pg from 'pg';

/** Data from the app's database for the inspector. */
export interface Inspection {
  /** Tasks that wait or run. */
  readonly tasks: readonly Task[];
  readonly activity: readonly ActivityLine[];
  /** Slack user id → role in WeGotWork. */
  readonly roles: Readonly<Record<string, string>>;
}

interface Task {
  readonly id: string;
  readonly name: string;
  readonly attempts: number;
  readonly running: boolean;
  /** The time of the next attempt. */
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

const MAX_ROWS = 50;

/** Reads tasks, activity and roles from the database. */
export async function inspect(pool: pg.Pool): Promise<Inspection> {
  const [tasks, activity, members] = await Promise.all([
    pool.query<Task>(
      `SELECT id::text, task_identifier AS name, attempts, locked_at IS NOT NULL AS running, run_at AS "runAt",
              last_error AS "lastError"
       FROM graphile_worker.jobs ORDER BY run_at, id LIMIT $1`,
      [MAX_ROWS],
    ),
    pool.query<ActivityLine>(
      `SELECT activities.id, activities.created_at AS at, kind, members.name AS actor, details
       FROM activities LEFT JOIN members ON members.id = actor_id
       ORDER BY activities.created_at DESC, sequence DESC LIMIT $1`,
      [MAX_ROWS],
    ),
    pool.query<{ userId: string; role: string }>(
      'SELECT user_id AS "userId", role FROM slack_identities JOIN members ON members.id = member_id',
    ),
  ]);
  return {
    tasks: tasks.rows,
    activity: activity.rows,
    roles: Object.fromEntries(members.rows.map(({ userId, role }) => [userId, role])),
  };
}
