import { describe, expect, onTestFinished } from 'vitest';
import { queueTask } from '../../../src/domain/core/outbox.ts';
import { answerEmail, invite } from '../../slack/steps.ts';
import { metricsToken, type TestApp } from '../../support/app.ts';
import { eventually } from '../../support/eventually.ts';
import { test, testAlone } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import { startWebApp } from '../web-app.ts';

const authorized = { headers: { authorization: `Bearer ${metricsToken}` } };

async function readMetrics(app: TestApp): Promise<string> {
  const answer = await fetch(`${app.url}/metrics`, authorized);
  expect(answer.status).toBe(200);
  return answer.text();
}

describe('GET /metrics', () => {
  test.for([
    ['no token', undefined],
    ['another token', 'Bearer another-token-for-the-metrics'],
    ['the beginning of the token', `Bearer ${metricsToken.slice(0, -1)}`],
    ['more than the token', `Bearer ${metricsToken}x`],
    ['an empty token', 'Bearer '],
    ['another scheme', `Basic ${metricsToken}`],
    ['the token alone', metricsToken],
  ])('is 401 with %s', async ([, authorization], { app }) => {
    const headers = authorization === undefined ? undefined : { authorization };
    const answer = await fetch(`${app.url}/metrics`, { ...(headers && { headers }) });
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(await answer.text()).not.toContain('wgw_');
  });

  test('is 404 if no token is configured', async () => {
    const web = await startWebApp();
    onTestFinished(web.close);
    expect((await web.get('/metrics', authorized)).status).toBe(404);
  });

  test('is text in the format of Prometheus', async ({ app }) => {
    const answer = await fetch(`${app.url}/metrics`, authorized);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    for (const line of lines) expect(line).toMatch(/^\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? \S+$/);
    expect(lines.some((line) => line.startsWith('process_cpu_seconds_total '))).toBe(true);
    expect(lines).toContain('wgw_unhandled_errors_total{kind="rejection"} 0');
    expect(lines).toContain('wgw_database_up 1');
  });
});

testAlone('emails and tasks are counted, and nothing personal is shown', async ({ app }) => {
  const ada = app.slack.as('ada');
  await invite(ada, { addresses: 'grace@acme.com', note: 'Welcome, Grace' });
  await answerEmail(app, 'grace@acme.com', 'accept', 'Grace Hopper');
  app.sendgrid.fails({ status: 400, error: 'no such domain' });
  await invite(ada, { addresses: 'ted@acme.com' });
  await allTasksDone(app);
  const inAnHour = new Date(Date.now() + 3_600_000);
  await queueTask(
    app.database.prisma,
    'tell-new-link-wanted',
    { invitationId: crypto.randomUUID() },
    inAnHour,
  );

  const metrics = await readMetrics(app);

  expect(metrics).toContain('wgw_emails_total{outcome="sent"} 1\n');
  expect(metrics).toContain('wgw_emails_total{outcome="refused"} 1\n');
  expect(metrics).toContain('wgw_emails_total{outcome="delayed"} 0\n');
  expect(metrics).toContain('wgw_tasks{state="waiting"} 1\n');
  expect(metrics).toContain('wgw_tasks{state="failed"} 0\n');
  expect(metrics).toContain('wgw_oldest_task_seconds 0\n');
  expect(metrics).not.toMatch(/@|grace|hopper|acme|lovelace|welcome/i);
});

testAlone('the database is queried once in 5 s, even if the metrics are read more often', async ({ app }) => {
  expect(await readMetrics(app)).toContain('wgw_tasks{state="failed"} 0\n');
  await app.database.pool.query(`
    SELECT graphile_worker.add_job('tell-new-link-wanted', '{}', run_at => now() + interval '1 day', max_attempts => 1);
    UPDATE graphile_worker._private_jobs SET attempts = 1, run_at = now() - interval '1 hour'`);

  expect(await readMetrics(app)).toContain('wgw_tasks{state="failed"} 0\n');
  app.pass({ seconds: 5 });
  expect(await readMetrics(app)).toContain('wgw_tasks{state="failed"} 1\n');
});

testAlone('the metrics can be read during a database outage, and show it', async ({ app }) => {
  await app.database.takeAway();

  const metrics = await readMetrics(app);

  expect(metrics).toContain('wgw_database_up 0\n');
  expect(metrics).not.toMatch(/^wgw_(tasks|oldest_task_seconds)\b/m);
  await app.database.giveBack();
  await eventually(async () => {
    app.pass({ seconds: 5 });
    expect(await readMetrics(app)).toContain('wgw_database_up 1\n');
  });
});
