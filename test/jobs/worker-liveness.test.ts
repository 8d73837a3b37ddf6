import { expect } from 'vitest';
import { linkIn } from '../simulator/sendgrid/mailbox.ts';
import { test } from '../support/app.ts';

const holdJobs = `
  UPDATE graphile_worker._private_jobs
  SET run_at = now(), locked_by = $1, locked_at = now() - interval '2 minutes'`;

test('the email that a killed process was sending is sent by the next start', async ({ app }) => {
  app.sendgrid.fails({ status: 500 });
  const ada = app.slack.as('ada');
  await ada.command('/wgw invite hedy@acme.com');
  await ada.seesModal('Email addresses');
  await ada.submit();
  await app.sendgrid.waitFor(() => app.sendgrid.requests[0]?.status === 500);
  await app.stop();
  await app.database.pool.query(holdJobs, ['worker-of-a-killed-process']);

  await app.start();

  const mail = await app.sendgrid.mailbox.waitFor('hedy@acme.com');
  expect(linkIn(mail)).toContain('/invitations/');
});

test('an email that another replica is still sending is left to it', async ({ app }) => {
  let takeIt = () => {};
  const taken = new Promise<void>((resolve) => {
    takeIt = resolve;
  });
  app.sendgrid.fails({ delayUntil: taken });
  const ada = app.slack.as('ada');
  await ada.command('/wgw invite hedy@acme.com');
  await ada.seesModal('Email addresses');
  await ada.submit();
  await app.sendgrid.waitFor(() => app.sendgrid.requests.length > 0);
  await app.database.pool.query(
    `UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '2 minutes' WHERE locked_at IS NOT NULL`,
  );

  await app.start();
  await ada.command('/wgw invite mary@acme.com');
  await ada.seesModal('Email addresses');
  await ada.submit();
  await app.sendgrid.mailbox.waitFor('mary@acme.com');
  takeIt();

  await app.sendgrid.mailbox.waitFor('hedy@acme.com');
  await app.stop();
  expect(app.sendgrid.mailbox.to('hedy@acme.com')).toHaveLength(1);
});
