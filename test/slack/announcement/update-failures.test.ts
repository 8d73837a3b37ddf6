import { describe, expect } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { createGate } from '../../support/gate.ts';
import { test } from '../../support/shared-app.ts';
import { allTasksDone, retryNow } from '../../support/tasks.ts';
import { answerEmail, invite } from '../steps.ts';
import { lineOf, sent } from './announcement-steps.ts';

describe('while Slack fails, the announcement', () => {
  test.for([{ status: 429, retryAfter: 1 }, { status: 500 }, { reset: true } as const])(
    'changes when Slack accepts it: %o',
    async (fault, { app }) => {
      const address = `busy.${Object.values(fault).join('.')}@acme.com`;
      await sent(app, address);
      app.slack.faults.next('chat.update', fault);
      await app.sendgrid.tell(address, 'delivered');
      expect(await lineOf(app, address)).toBe(`• ${address}: email delivered`);
    },
  );

  test('waits as long as Slack asks, even if more happens meanwhile', async ({ app }) => {
    await sent(app, 'limited@acme.com');
    app.slack.faults.next('chat.update', { status: 429, retryAfter: 30 });
    await app.sendgrid.tell('limited@acme.com', 'deferred');
    await retryNow(app, 'update-announcement');
    await eventually(() => expect(app.logs()).toContain('"seconds":30'));
    const calls = app.slack.calls('chat.update').length;
    await app.sendgrid.tell('limited@acme.com', 'delivered');
    await app.sendgrid.tell('limited@acme.com', 'bounce');
    const { rows } = await app.database.pool.query<{ waits: boolean }>(
      `SELECT run_at > now() + interval '15 seconds' AS waits FROM graphile_worker.jobs
       WHERE task_identifier = 'update-announcement'`,
    );
    expect(rows).toEqual([{ waits: true }]);
    expect(app.slack.calls('chat.update')).toHaveLength(calls);
    expect(await lineOf(app, 'limited@acme.com')).toContain('email bounced');
    expect(app.slack.calls('chat.update')).toHaveLength(calls + 1);
  });

  test('has one update at a time, so that an older state never stays', async ({ app }) => {
    await sent(app, 'slow@acme.com');
    await sent(app, 'other@acme.com');
    const gate = createGate();
    app.slack.faults.next('chat.update', { delayUntil: gate.opened });
    const told = () => app.slack.calls('chat.update').map(({ args }) => JSON.stringify(args));
    const toldOf = (words: string) => told().filter((each) => each.includes(words)).length;
    await app.sendgrid.tell('slow@acme.com', 'delivered');
    await retryNow(app, 'update-announcement');
    await app.slack.waitFor(() => toldOf('slow@acme.com: email delivered') === 1);
    await app.sendgrid.tell('slow@acme.com', 'bounce');
    await app.sendgrid.tell('other@acme.com', 'delivered');
    await retryNow(app, 'update-announcement');
    await app.slack.waitFor(() => toldOf('other@acme.com: email delivered') === 1);
    expect(toldOf('slow@acme.com: email bounced')).toBe(0);
    gate.open();
    expect(await lineOf(app, 'slow@acme.com')).toContain('email bounced');
  });

  test.for(['message_not_found', 'is_archived', 'edit_window_closed'])(
    'is replaced by a message to the inviter at the next important news if it cannot change (%s), and that message changes',
    async (error, { app }) => {
      const ada = app.slack.as('ada');
      const address = `${error}@acme.com`;
      await sent(app, address);
      app.slack.faults.next('chat.update', { error });
      await app.sendgrid.tell(address, 'delivered');
      await allTasksDone(app);
      const replacements = () =>
        ada.directMessages.filter(
          ({ text }) => text.startsWith('Invited Successfully') && text.includes(`• ${address}`),
        );
      expect(replacements()).toEqual([]);
      await app.sendgrid.tell(address, 'bounce');
      await allTasksDone(app);
      expect(replacements().map(({ text }) => text)).toEqual([expect.stringContaining('email bounced')]);
      await answerEmail(app, address, 'accept', 'Late');
      await allTasksDone(app);
      expect(replacements().map(({ text }) => text)).toEqual([expect.stringContaining(`${address}: joined`)]);
    },
  );

  test('that was posted by a response_url is followed by a message to the inviter at the next important news', async ({
    app,
  }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'secret@acme.com' }, { channel: 'secret' });
    await app.sendgrid.mailbox.waitFor('secret@acme.com');
    await app.sendgrid.tell('secret@acme.com', 'delivered');
    await allTasksDone(app);
    const told = () => ada.directMessages.filter(({ text }) => text.includes('• secret@acme.com'));
    expect(told()).toEqual([]);
    await answerEmail(app, 'secret@acme.com', 'decline');
    await allTasksDone(app);
    expect(told().map(({ text }) => text)).toEqual([expect.stringContaining('secret@acme.com: declined')]);
  });
});
