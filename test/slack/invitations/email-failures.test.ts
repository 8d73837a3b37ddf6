import { describe, expect } from 'vitest';
import { linkIn } from '../../simulator/sendgrid/mailbox.ts';
import type { TestApp } from '../../support/app.ts';
import { test } from '../../support/shared-app.ts';
import { allTasksDone, queueAgain, retryNow } from '../../support/tasks.ts';
import { answerEmail, invite } from '../steps.ts';

describe('an email that SendGrid may accept later', () => {
  test.for([
    ['busy@acme.com', 'too many requests', { status: 429, retryAfter: 1 }],
    ['error@acme.com', 'an error of its own', { status: 500 }],
    ['cut@acme.com', 'a broken connection', { reset: true }],
  ] as const)(
    'to %s is tried again after %s, and arrives once with a link that works',
    async ([address, , fault], { app }) => {
      const ada = app.slack.as('ada');
      app.sendgrid.fails(fault, 2);
      expect((await invite(ada, { addresses: address })).errors).toEqual({});
      await retryNow(app);
      await retryNow(app);
      await allTasksDone(app);
      expect(app.sendgrid.mailbox.to(address)).toHaveLength(1);
      expect((await answerEmail(app, address, 'accept', 'Ted')).status).toBe(303);
      await ada.seesMessage(`Ted (${address}) accepted`);
    },
  );

  test('arrives twice with the same link and Message-ID if SendGrid accepted it without saying so', async ({
    app,
  }) => {
    app.sendgrid.fails({ loseAnswer: true });
    await invite(app.slack.as('ada'), { addresses: 'lost@acme.com' });
    await retryNow(app);
    await app.sendgrid.mailbox.waitFor('lost@acme.com', 2);
    const [first, second] = app.sendgrid.mailbox
      .to('lost@acme.com')
      .map((mail) => ({ link: linkIn(mail), headers: mail.headers }));
    expect(second).toEqual(first);
    expect(first?.headers['Message-ID']).toContain('@wegotwork.test>');
  });

  test('delays neither the form nor the announcement while SendGrid is slow', async ({ app }) => {
    let letItAnswer = () => {};
    const answers = new Promise<void>((resolve) => {
      letItAnswer = resolve;
    });
    // More emails than wgw sends at once.
    const addresses = Array.from({ length: 12 }, (_, index) => `slow${index}@acme.com`);
    app.sendgrid.fails({ delayUntil: answers }, addresses.length);
    await invite(app.slack.as('ada'), { addresses: addresses.join(' ') });
    await app.slack.as('bob').seesMessage('slow11@acme.com');
    expect(app.sendgrid.mailbox.to('slow0@acme.com')).toEqual([]);
    letItAnswer();
    await app.sendgrid.mailbox.waitFor('slow11@acme.com');
  });

  test('arrives even if the app was stopped in between', async ({ app }) => {
    app.sendgrid.fails({ status: 500 });
    await invite(app.slack.as('ada'), { addresses: 'restart@acme.com' });
    await app.sendgrid.waitFor(() => app.sendgrid.requests.at(-1)?.status === 500);
    await app.stop();
    await app.start();
    await retryNow(app);
    await app.sendgrid.mailbox.waitFor('restart@acme.com');
  });

  test('is not sent again if the process was killed before it could record the sending', async ({ app }) => {
    await invite(app.slack.as('ada'), { addresses: 'killed@acme.com' });
    await allTasksDone(app);
    const { id } = await app.database.prisma.invitation.findFirstOrThrow({
      where: { email: 'killed@acme.com' },
    });
    await queueAgain(app, 'send-invitation', { invitationId: id, version: 1 });
    await allTasksDone(app);
    expect(app.sendgrid.mailbox.to('killed@acme.com')).toHaveLength(1);
  });

  test('is not sent after the invitation has expired, and the inviter is told', async ({ app }) => {
    const ada = app.slack.as('ada');
    app.sendgrid.fails({ status: 500 });
    await invite(ada, { addresses: 'expired@acme.com' });
    await app.sendgrid.waitFor(() => app.sendgrid.requests.at(-1)?.status === 500);
    app.pass({ days: 7 });
    await retryNow(app);
    await ada.seesMessage(
      'The email to expired@acme.com could not be sent in time, and the invitation is closed.',
    );
    expect(app.sendgrid.mailbox.to('expired@acme.com')).toEqual([]);
  });
});

test('an email is not sent if the settings exclude its email domain meanwhile, and the inviter is told', async ({
  app,
}) => {
  const ada = app.slack.as('ada');
  app.sendgrid.fails({ status: 429, retryAfter: 60 });
  await invite(ada, { addresses: 'late@narrowed.com' });
  await app.sendgrid.waitFor(() => app.sendgrid.requests.at(-1)?.status === 429);
  const { prisma } = app.database;
  await prisma.organization.updateMany({ data: { allowedDomains: ['acme.com'] } });
  await retryNow(app, 'send-invitation');
  await ada.seesMessage(
    'The email to late@narrowed.com was not sent, and the invitation is closed: before it could leave, the settings of Acme were changed to allow certain domains only.',
  );
  await allTasksDone(app);
  expect(app.sendgrid.mailbox.to('late@narrowed.com')).toEqual([]);
  await prisma.organization.updateMany({ data: { allowedDomains: [] } });
  expect((await invite(ada, { addresses: 'late@narrowed.com' })).errors).toEqual({});
  await app.sendgrid.mailbox.waitFor('late@narrowed.com');
});

describe('an email that SendGrid refuses for good', () => {
  test.for([400, 413])(
    'is not tried again, and the inviter is told and can invite again: HTTP %i',
    async (status, { app }) => {
      const ada = app.slack.as('ada');
      const address = `refused.${status}@acme.com`;
      const field = 'personalizations.0.to.0.email';
      app.sendgrid.fails({ status, field, error: `Does not contain a valid address: ${address}` });
      await invite(ada, { addresses: address });
      const { text, onlyTo } = await ada.seesMessage(`${address} could not be delivered`);
      expect(text).toBe(
        `The invitation of ${address} could not be delivered, and is closed. Check the address for typos and invite them again; if that fails too, tell whoever runs wgw.`,
      );
      expect(onlyTo).toBe('ada');
      await allTasksDone(app);
      expect(app.sendgrid.mailbox.to(address)).toEqual([]);

      expect((await invite(ada, { addresses: address })).errors).toEqual({});
      await app.sendgrid.mailbox.waitFor(address);
    },
  );
});

describe('a reminder', () => {
  async function remind(app: TestApp, address: string, fault: Parameters<TestApp['sendgrid']['fails']>[0]) {
    await invite(app.slack.as('ada'), { addresses: address });
    await allTasksDone(app);
    app.sendgrid.fails(fault);
    const { id } = await app.database.prisma.invitation.findFirstOrThrow({ where: { email: address } });
    await queueAgain(app, 'remind-invitee', { invitationId: id, version: 1 });
  }

  test('is tried again if SendGrid may accept it later, and arrives once', async ({ app }) => {
    await remind(app, 'remind@acme.com', { status: 500 });
    await retryNow(app, 'remind-invitee');
    await allTasksDone(app);
    expect(app.sendgrid.mailbox.to('remind@acme.com')).toHaveLength(2);
  });

  test('is not tried again if SendGrid refuses it for good, and the invitation stays open', async ({
    app,
  }) => {
    await remind(app, 'remind.refused@acme.com', { status: 400, field: 'personalizations.0.to.0.email' });
    await allTasksDone(app);
    expect(app.sendgrid.mailbox.to('remind.refused@acme.com')).toHaveLength(1);
    expect((await answerEmail(app, 'remind.refused@acme.com', 'accept', 'Ted')).status).toBe(303);
  });
});

test('wgw gives up an email that SendGrid refuses for days, and the inviter is told and can invite again', async ({
  app,
}) => {
  const ada = app.slack.as('ada');
  app.sendgrid.fails({ status: 500 }, 2);
  await invite(ada, { addresses: 'days@acme.com' });
  await app.sendgrid.waitFor(() => app.sendgrid.requests.at(-1)?.status === 500);
  await app.database.pool.query(
    'UPDATE graphile_worker._private_jobs SET attempts = max_attempts - 1 WHERE attempts > 0',
  );
  await retryNow(app);

  await ada.seesMessage(
    'The email to days@acme.com could not be sent in time, and the invitation is closed.',
  );
  expect((await invite(ada, { addresses: 'days@acme.com' })).errors).toEqual({});
  await app.sendgrid.mailbox.waitFor('days@acme.com');
});
