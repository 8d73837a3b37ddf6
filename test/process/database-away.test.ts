import { expect } from 'vitest';
import { linkIn } from '../simulator/sendgrid/mailbox.ts';
import { invite } from '../slack/steps.ts';
import type { TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { testAlone as test } from '../support/shared-app.ts';

async function readiness(app: TestApp): Promise<number> {
  return (await fetch(`${app.url}/readyz`)).status;
}

test('while the database is away, the app lives and says so, and afterwards it goes on by itself', async ({
  app,
}) => {
  const ada = app.slack.as('ada');
  await invite(ada, { addresses: 'hedy@acme.com' });
  const { pathname } = new URL(linkIn(await app.sendgrid.mailbox.waitFor('hedy@acme.com')));
  expect(await readiness(app)).toBe(200);

  await app.database.takeAway();

  // Without the events of lost connections, the app would repeat that it is ready.
  await eventually(async () => (await readiness(app)) === 503);
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  const page = await fetch(`${app.url}${pathname}`);
  expect([page.status, page.headers.get('retry-after')]).toEqual([503, '30']);
  expect(await page.text()).toContain('Try again in a few minutes.');
  const refused = await ada.command('/wgw invite mary@acme.com');
  expect(refused.text).toBe('Something went wrong on our side. Please try again in a moment.');
  expect((await ada.command('/wgw help')).text).toContain('What you can do with wgw');

  await app.database.giveBack();

  expect(await readiness(app)).toBe(200);
  expect((await fetch(`${app.url}${pathname}`)).status).toBe(200);
  await invite(ada, { addresses: 'mary@acme.com' });
  await app.sendgrid.mailbox.waitFor('mary@acme.com');
  await app.slack.as('bob').seesMessage('Ada Lovelace invited mary@acme.com');
});
