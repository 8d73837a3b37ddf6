import { expect, onTestFinished, test } from 'vitest';
import { startPooler } from '../simulator/postgres/pooler.ts';
import { answerEmail, invite, listLines, openRoster } from '../slack/steps.ts';
import { startTestApp } from '../support/app.ts';
import { allTasksDone } from '../support/tasks.ts';
import { createUnusualDatabase, type Difference } from './unusual-database.ts';

/** On this day, clocks in New York skip the hour from 2:00 to 3:00. */
const NOW = '2026-03-08T02:30:00.250Z';
const A_WEEK_LATER = '2026-03-15T02:30:00.250Z';

/** Statements that change the default settings of sessions of the database. */
const databaseSets = (settings: Record<string, string>) =>
  Object.entries(settings).map(([name, value]) => `ALTER DATABASE $database SET ${name} = '${value}'`);

const worldwide: Record<string, Difference & { isPooled?: boolean }> = {
  'in New York, with American dates, serializable transactions and short timeouts': {
    prepare: databaseSets({
      timezone: 'America/New_York',
      datestyle: 'SQL, MDY',
      default_transaction_isolation: 'serializable',
      idle_session_timeout: '500ms',
    }),
  },
  'in Kolkata, with European dates and other formats of values and strings': {
    prepare: databaseSets({
      timezone: 'Asia/Kolkata',
      datestyle: 'SQL, DMY',
      intervalstyle: 'iso_8601',
      bytea_output: 'escape',
      standard_conforming_strings: 'off',
    }),
  },
  'in Berlin, through a pooler in session mode, with German dates for the role': {
    hasRole: true,
    isPooled: true,
    prepare: [
      'GRANT CREATE ON DATABASE $database TO $role',
      'GRANT CREATE ON SCHEMA public TO $role',
      "ALTER ROLE $role SET timezone = 'Europe/Berlin'",
      "ALTER ROLE $role SET datestyle = 'German'",
    ],
  },
  'for a role with a schema of its own': {
    hasRole: true,
    prepare: ['GRANT CREATE ON DATABASE $database TO $role', 'CREATE SCHEMA AUTHORIZATION $role'],
    schema: '$role',
  },
  'in the schema that DATABASE_URL names, which it creates': {
    hasRole: true,
    prepare: ['GRANT CREATE ON DATABASE $database TO $role'],
    parameters: { schema: 'We Got Work' },
    schema: 'We Got Work',
  },
  'in the schema that comes first in search_path': {
    prepare: ['CREATE SCHEMA wgw', 'ALTER DATABASE $database SET search_path = missing, wgw, public'],
    schema: 'wgw',
  },
};

test.for(Object.entries(worldwide))('wgw works %s', async ([, { isPooled, ...difference }]) => {
  const database = await createUnusualDatabase(difference);
  if (isPooled) {
    const pooler = await startPooler({ url: database.url, mode: 'session' });
    onTestFinished(pooler.close);
    database.url = pooler.url;
  }
  const app = await startTestApp({ database, time: new Date(NOW) });
  onTestFinished(app.close);

  const ada = app.slack.as('ada');
  await invite(ada, { addresses: 'hedy@acme.com, emmy@acme.com' });
  const { text } = await app.sendgrid.mailbox.waitFor('hedy@acme.com');
  expect(text).toContain('15 March 2026');
  expect((await answerEmail(app, 'hedy@acme.com', 'accept', 'Hedy Lamarr')).status).toBe(303);
  await allTasksDone(app);

  const roster = listLines(await openRoster(ada));
  expect(roster).toContain('Hedy Lamarr');
  // Slack shows the year of a distant date.
  expect(roster.at(-1)).toMatch(
    /^Expires Mar 15(, 2026)? at 2:30 AM · Email sent Mar 8(, 2026)? at 2:30 AM$/,
  );
  const { rows: invitations } = await database.pool.query(
    'SELECT created_at AS "createdAt", expires_at AS "expiresAt", sent_at AS "sentAt" FROM invitations',
  );
  const times = { createdAt: new Date(NOW), expiresAt: new Date(A_WEEK_LATER), sentAt: new Date(NOW) };
  expect(invitations).toEqual([times, times]);
  expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  const { rows: elsewhere } = await database.pool.query(
    `SELECT schemaname, tablename FROM pg_tables
     WHERE schemaname NOT IN ('graphile_worker', 'pg_catalog', 'information_schema', current_schema())`,
  );
  expect(elsewhere).toEqual([]);
});
