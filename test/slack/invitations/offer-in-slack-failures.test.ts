import { describe, expect } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { createGate } from '../../support/gate.ts';
import { testAlone as test } from '../../support/shared-app.ts';
import { allTasksDone, retryNow } from '../../support/tasks.ts';
import { asMember, invite } from '../steps.ts';

const QUESTION = 'Ada Lovelace invites you to join Acme on WeGotWork as a Member.';

describe('an invitation in Slack', () => {
  test('waits as long as Slack asks wgw to wait', async ({ app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    app.slack.faults.next('users.lookupByEmail', { status: 429, retryAfter: 40 });
    await invite(app.slack.as('ada'), { addresses: 'grace@acme.com' });
    const seconds = await eventually(async () => {
      const { rows } = await app.database.pool.query<{ seconds: number }>(
        `SELECT extract(epoch FROM run_at - created_at)::float AS seconds FROM graphile_worker.jobs
         WHERE task_identifier = 'offer-in-slack' AND run_at > created_at`,
      );
      if (rows[0] === undefined) throw new Error('It does not wait yet.');
      return rows[0].seconds;
    });
    expect(seconds).toBeGreaterThan(30);
    await retryNow(app);
    await app.slack.as('grace').seesMessage(QUESTION);
  });

  test('arrives even if Slack accepts the announcement nowhere', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    app.slack.faults.next('chat.postMessage', { error: 'channel_not_found' }, 2);
    app.slack.faults.next('response_url', { status: 404 });
    await invite(ada, { addresses: 'grace@acme.com' });
    await app.slack.as('grace').seesMessage(QUESTION);
    expect(app.logs()).toContain('Slack takes the confirmation of invitations nowhere');
  });

  test('is left out if Slack does not let wgw find people, and the email still arrives', async ({ app }) => {
    app.slack.faults.next('users.lookupByEmail', { error: 'missing_scope' });
    await invite(await asMember(app, 'ada', 'ADMINISTRATOR'), { addresses: 'grace@acme.com' });
    await allTasksDone(app);
    expect(app.slack.as('grace').directMessages).toEqual([]);
    expect(app.logs()).toContain('An invitee could not be asked in Slack');
    expect(app.sendgrid.mailbox.to('grace@acme.com')).toHaveLength(1);
  });

  test('is one of a few in a minute, as Slack limits how many people wgw may look up', async ({ app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    const looked = createGate();
    app.slack.faults.next('users.lookupByEmail', { delayUntil: looked.opened }, 5);
    const addresses = Array.from({ length: 100 }, (_, n) => `spread${n}@acme.com`);
    await invite(app.slack.as('ada'), { addresses: addresses.join(' ') });
    await app.slack.waitFor(() => app.slack.calls('users.lookupByEmail').length > 0);
    const { rows } = await app.database.pool.query<{ minutes: number; count: number }>(
      `SELECT floor(extract(epoch FROM run_at - created_at) / 60)::int AS minutes, count(*)::int
       FROM graphile_worker.jobs WHERE task_identifier = 'offer-in-slack' GROUP BY 1 ORDER BY 1`,
    );
    looked.open();
    expect(rows).toEqual([
      { minutes: 0, count: 40 },
      { minutes: 1, count: 40 },
      { minutes: 2, count: 20 },
    ]);
  });
});
