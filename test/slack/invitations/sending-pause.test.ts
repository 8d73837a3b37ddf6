import { describe, expect } from 'vitest';
import type { TaskName } from '../../../src/domain/core/outbox.ts';
import type { TestApp } from '../../support/app.ts';
import { eventually } from '../../support/eventually.ts';
import { createGate } from '../../support/gate.ts';
import { testAlone as test } from '../../support/shared-app.ts';
import { allTasksDone, queueAgain, retryNow } from '../../support/tasks.ts';
import { answerEmail, invite } from '../steps.ts';

const numbered = (count: number) => Array.from({ length: count }, (_, n) => `p${n}@acme.com`);

/** How often the log alerts the operator. */
const alerts = (app: TestApp) => app.logs().split('No email can be sent').length - 1;

/** Waits until so many emails are queued for later. */
async function waiting(app: TestApp, count: number, task: TaskName = 'send-invitation'): Promise<void> {
  await eventually(async () => {
    const { rowCount } = await app.database.pool.query(
      'SELECT FROM graphile_worker.jobs WHERE task_identifier = $1 AND run_at > now() AND locked_at IS NULL',
      [task],
    );
    expect(rowCount).toBe(count);
  });
}

const inviteAll = (app: TestApp, addresses: string[]) =>
  invite(app.slack.as('ada'), { addresses: addresses.join(' ') });

describe('while SendGrid accepts no email from wgw', () => {
  test.for([
    ['a key that it does not know', { status: 401 }],
    ['a sender that may not send', { status: 403 }],
    ['a sender that is not an address', { status: 400, field: 'from.email' }],
    ['a wrong address of the API', { status: 404 }],
  ] as const)(
    'because of %s, the operator is alerted once and every email waits',
    async ([, fault], { app }) => {
      app.sendgrid.fails(fault, 1000);
      await inviteAll(app, numbered(30));
      await waiting(app, 30);
      // Only the emails that were being sent when the first was refused.
      expect(app.sendgrid.requests.length).toBeLessThanOrEqual(10);
      const before = app.sendgrid.requests.length;
      await retryNow(app);
      await inviteAll(app, ['late@acme.com']);
      await waiting(app, 31);
      // wgw does not try again within a minute.
      expect(app.sendgrid.requests.length).toBe(before);
      expect(alerts(app)).toBe(1);
    },
  );

  test('wgw tries one email a minute, and after SendGrid accepts it, sends every email once', async ({
    app,
  }) => {
    app.sendgrid.fails({ status: 401 }, 1000);
    await inviteAll(app, numbered(12));
    await waiting(app, 12);
    const before = app.sendgrid.requests.length;
    app.pass({ seconds: 61 });
    await retryNow(app);
    await inviteAll(app, ['late@acme.com']);
    await waiting(app, 13);
    expect(app.sendgrid.requests.length).toBe(before + 1);
    // wgw spreads the other emails over ten minutes.
    const { rows } = await app.database.pool.query<{ seconds: number }>(
      `SELECT count(DISTINCT date_trunc('second', run_at))::int AS seconds FROM graphile_worker.jobs
       WHERE task_identifier = 'send-invitation'`,
    );
    expect(rows[0]?.seconds).toBeGreaterThan(6);

    app.sendgrid.recovers();
    app.pass({ seconds: 61 });
    await retryNow(app);
    await allTasksDone(app);
    for (const address of [...numbered(12), 'late@acme.com']) {
      expect(app.sendgrid.mailbox.to(address)).toHaveLength(1);
    }
    expect(app.logs()).toContain('Emails can be sent again');
    expect(alerts(app)).toBe(1);
    expect((await answerEmail(app, 'p0@acme.com', 'accept', 'P')).status).toBe(303);
  });

  test('wgw sends again after SendGrid refuses the tried email only for its own address', async ({ app }) => {
    app.sendgrid.fails({ status: 401 }, 1000);
    await inviteAll(app, numbered(5));
    await waiting(app, 5);
    app.sendgrid.recovers();
    app.sendgrid.fails({ status: 400, field: 'personalizations.0.to.0.email' });
    app.pass({ seconds: 61 });
    await retryNow(app);
    await allTasksDone(app);
    const arrived = numbered(5).filter((address) => app.sendgrid.mailbox.to(address).length === 1);
    expect(arrived).toHaveLength(4);
    expect(app.logs()).toContain('Emails can be sent again');
  });

  test('wgw holds back reminders too, and sends them later', async ({ app }) => {
    await inviteAll(app, numbered(3));
    await allTasksDone(app);
    app.pass({ days: 2, hours: 1 });
    app.sendgrid.fails({ status: 401 }, 1000);
    await queueAgain(app, 'queue-reminders', {});
    await waiting(app, 3, 'remind-invitee');
    expect(alerts(app)).toBe(1);

    app.sendgrid.recovers();
    const gate = createGate();
    app.sendgrid.fails({ delayUntil: gate.opened });
    app.pass({ seconds: 61 });
    await retryNow(app);
    // wgw tries one email.
    await waiting(app, 2, 'remind-invitee');
    gate.open();
    await allTasksDone(app);
    for (const address of numbered(3)) expect(app.sendgrid.mailbox.to(address)).toHaveLength(2);
  });
});
