import { expect, onTestFinished, test } from 'vitest';
import { startDatabaseLink } from '../simulator/database-link.ts';
import { linkIn } from '../simulator/sendgrid/mailbox.ts';
import { invite } from '../slack/steps.ts';
import { createTestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { createGate } from '../support/gate.ts';
import { levels, npmStart } from './npm-start.ts';
import { startRemotes } from './remotes.ts';

test('the log of a database outage is JSON, with one warning at its start and one line at its end', async () => {
  const { slack, sendgrid, environment } = await startRemotes();
  const database = await createTestDatabase();
  onTestFinished(database.close);
  const link = await startDatabaseLink(database.url);
  onTestFinished(link.close);
  const started = npmStart({ ...environment, DATABASE_URL: link.url });
  const url = await started.url();
  slack.connect(url);
  const ada = slack.as('ada');
  const readiness = async () => (await fetch(`${url}/readyz`)).status;
  await invite(ada, { addresses: 'mary@acme.com' });
  const { pathname } = new URL(linkIn(await sendgrid.mailbox.waitFor('mary@acme.com')));
  const taken = createGate();
  sendgrid.fails({ delayUntil: taken.opened });
  await invite(ada, { addresses: 'hedy@acme.com' });
  await sendgrid.waitFor(() => sendgrid.requests.length > 1);

  // Tasks, web pages and requests from Slack fail again and again.
  link.cut();
  await eventually(async () => (await readiness()) === 503);
  taken.open();
  for (let times = 0; times < 2; times++) {
    expect((await fetch(`${url}${pathname}`)).status).toBe(503);
    await ada.command('/wgw members');
  }
  await link.waitFor(() => link.refused > 30);
  link.restore();
  await eventually(async () => (await readiness()) === 200);
  await eventually(async () => (await database.prisma.invitation.findFirst())?.sentAt !== null);
  await started.prints('The database is back');

  // A second outage, during which the process ends.
  link.stall();
  started.terminate();
  await started.prints('wgw stops');
  link.cut();

  expect(await started.exitCode).toBe(0);
  const lines = started.log().map(({ level, msg }) => ({ level, msg }));
  const outage = { level: levels.warn, msg: expect.stringContaining('The database is away') };
  const end = lines.findIndex(({ msg }) => msg === 'The database is back');
  const isWorrying = ({ level }: { level: number }) => level >= levels.warn;
  expect(lines.slice(0, end).filter(isWorrying)).toEqual([outage]);
  const afterwards = lines.slice(end).filter(isWorrying);
  expect(afterwards.length).toBeLessThanOrEqual(1);
  for (const line of afterwards) expect(line).toEqual(outage);
  expect(lines.filter(({ msg }) => msg === 'The database is back')).toHaveLength(1);
});
