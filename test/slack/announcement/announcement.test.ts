import { describe, expect } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { createGate } from '../../support/gate.ts';
import { test } from '../../support/shared-app.ts';
import { allTasksDone, queueAgain, retryNow } from '../../support/tasks.ts';
import { answerEmail, invite } from '../steps.ts';
import { lineOf } from './announcement-steps.ts';

const numbered = (count: number, name: string) =>
  Array.from({ length: count }, (_, n) => `${name}${n}@acme.com`);

describe('the announcement', () => {
  test.for([
    ['general', 'chat.postMessage'],
    ['random', 'chat.postMessage'],
    ['leads', 'chat.postMessage'],
    ['secret', 'response_url'],
  ])('appears once in #%s for everyone there, by %s', async ([channel = '', way], { app }) => {
    await invite(app.slack.as('ada'), { addresses: `ted@${channel}.example` }, { channel });
    await app.slack.as('bob').seesMessage(`ted@${channel}.example`);
    await allTasksDone(app);
    const posted = app.slack.messages(channel);
    expect(posted).toHaveLength(1);
    expect(posted[0]?.text).toMatch(
      /^Invited Successfully\nAda Lovelace invited ted@\w+\.example to WeGotWork as a Member\./,
    );
    expect(posted[0]?.raw.via).toBe(way);
  });

  test('appears in a direct message without the bot, by the response_url', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'dm@acme.com' }, { channel: 'dm' });
    expect((await ada.seesMessage('dm@acme.com')).raw.via).toBe('response_url');
  });

  test('goes to the inviter if neither way works', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'late@acme.com' }, { channel: 'secret' });
    await app.slack.as('bob').seesMessage('late@acme.com');

    app.slack.faults.next('response_url', { status: 404, error: 'used_url' });
    await invite(ada, { addresses: 'later@acme.com' }, { channel: 'secret' });
    await ada.seesMessage('Ada Lovelace invited later@acme.com');
    expect(ada.directMessages.at(-1)?.text).toContain('later@acme.com');
    expect(
      app.slack
        .messages('secret')
        .map(({ text }) => text)
        .join(),
    ).not.toContain('later@acme.com');
  });

  test('goes to the inviter if Slack named no channel', async ({ app }) => {
    const ada = app.slack.as('ada');
    const request = ada.commandRequest('/wgw invite');
    const fields = new URLSearchParams(request.body);
    fields.delete('channel_id');
    fields.delete('response_url');
    await app.slack.request(fields.toString());
    await ada.seesModal('Email addresses');
    await ada.submit({ addresses: 'home@acme.com' });
    await ada.seesMessage('home@acme.com');
    expect(ada.directMessages.at(-1)?.text).toContain('Ada Lovelace invited home@acme.com');
  });

  test('names several addresses on a line each', async ({ app }) => {
    await invite(app.slack.as('ada'), { addresses: 'one@acme.com two@acme.com', role: 'Administrator' });
    const { text } = await app.slack.as('bob').seesMessage('two@acme.com');
    expect(text).toContain(
      'Ada Lovelace invited 2 teammates to WeGotWork as Administrators:\n• one@acme.com: email',
    );
    expect(text).not.toContain('more');
  });

  test('names 20 addresses and counts the rest', async ({ app }) => {
    const twenty = numbered(20, 'few');
    await invite(app.slack.as('ada'), { addresses: twenty.join(' ') });
    expect((await app.slack.as('bob').seesMessage('few19@acme.com')).text).not.toContain('more');

    await invite(app.slack.as('ada'), { addresses: numbered(23, 'many').join(' ') });
    const { text } = await app.slack.as('bob').seesMessage('23 teammates');
    expect(text.match(/• many\d+@acme\.com/g)).toHaveLength(20);
    expect(text).toContain('and 3 more (email');
  });

  test('does not mention refused addresses', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'known@acme.com' });
    await invite(ada, { addresses: 'known@acme.com, nonsense, fresh@acme.com' });
    const { text } = await app.slack.as('bob').seesMessage('fresh@acme.com');
    expect(text).toContain('Ada Lovelace invited fresh@acme.com to WeGotWork as a Member.');
    expect(text).not.toMatch(/known|nonsense/);
  });
});

describe('while Slack fails', () => {
  test.for([
    { status: 429, retryAfter: 1 },
    { status: 500 },
    { reset: true } as const,
    { error: 'internal_error' },
  ])(
    'wgw tries the same channel again until Slack accepts the announcement once: %o',
    async (fault, { app }) => {
      const ada = app.slack.as('ada');
      const address = `again.${Object.values(fault).join('.')}@acme.com`;
      app.slack.faults.next('chat.postMessage', fault, 2);
      await invite(ada, { addresses: address });
      await retryNow(app);
      await retryNow(app);
      await allTasksDone(app);
      const posted = app.slack.allMessages().filter(({ text }) => text.includes(address));
      expect(posted.map(({ channel }) => channel)).toEqual(['general']);
    },
  );

  test('wgw tries a response_url again that fails for a moment', async ({ app }) => {
    app.slack.faults.next('response_url', { status: 500 });
    await invite(app.slack.as('ada'), { addresses: 'moment@acme.com' }, { channel: 'secret' });
    await retryNow(app);
    await app.slack.as('bob').seesMessage('moment@acme.com');
  });

  test('an answer that comes before Slack accepts the announcement appears in the announcement only', async ({
    app,
  }) => {
    const gate = createGate();
    app.slack.faults.next('chat.postMessage', { delayUntil: gate.opened });
    await invite(app.slack.as('ada'), { addresses: 'early@acme.com' });
    await answerEmail(app, 'early@acme.com', 'accept', 'Early');
    // The update of the announcement is due, and finds none.
    await retryNow(app, 'update-announcement');
    await eventually(async () => {
      const { rowCount } = await app.database.pool.query(
        `SELECT FROM graphile_worker.jobs WHERE task_identifier = 'update-announcement'`,
      );
      expect(rowCount).toBe(0);
    });
    gate.open();
    expect(await lineOf(app, 'early@acme.com')).toBe('• early@acme.com: joined');
  });

  test('a revoked token ends the announcement, but the email still arrives', async ({ app }) => {
    app.slack.faults.next('chat.postMessage', { error: 'token_revoked' }, 2);
    app.slack.faults.next('response_url', { status: 404 });
    await invite(app.slack.as('ada'), { addresses: 'revoked@acme.com' });
    await app.sendgrid.mailbox.waitFor('revoked@acme.com');
    await allTasksDone(app);
    expect(app.logs()).toMatch(
      /"reasons":\["token_revoked","Slack did not take the response \(HTTP 404\)\.","token_revoked"\].*Slack takes the confirmation of invitations nowhere/,
    );
  });

  test('a process that is killed right after posting does not post again', async ({ app }) => {
    await invite(app.slack.as('ada'), { addresses: 'killed@acme.com' });
    await allTasksDone(app);
    const { organizationId, id: submissionId } = await app.database.prisma.submission.findFirstOrThrow({
      orderBy: { createdAt: 'desc' },
    });
    await queueAgain(app, 'announce-submission', { organizationId, submissionId });
    await allTasksDone(app);
    const posted = app.slack.messages('general').filter(({ text }) => text.includes('killed@acme.com'));
    expect(posted).toHaveLength(1);
  });
});
