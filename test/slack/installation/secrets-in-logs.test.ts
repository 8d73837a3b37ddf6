import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { acme, globex } from '../../simulator/slack/seed.ts';
import { test as base } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import { invite, openInvite } from '../steps.ts';

const [current, retired] = [randomBytes(32), randomBytes(32)];

const test = base.extend(
  'options',
  { scope: 'file' },
  {
    oauth: true,
    config: { secrets: [current, retired], logLevel: 'trace' },
    workspaces: [
      { ...acme, installed: false },
      { ...globex, installed: false },
    ],
  },
);

test('no secret of an installation is in a log line, whatever fails', async ({ app }) => {
  const { slack, database } = app;
  const linus = slack.as('linus');
  await slack.install('linus');
  await slack.install('hank', 'globex');
  const [{ encrypted } = { encrypted: Buffer.alloc(0) }] = await database.prisma.slackInstallation.findMany();

  // The installation fails at each step.
  slack.faults.next('oauth.v2.access', { error: 'invalid_code' });
  await slack.install('linus');
  slack.faults.next('oauth.v2.access', { status: 500 }, 3);
  await slack.install('linus');
  slack.faults.next('auth.test', { error: 'invalid_auth' }, 3);
  await slack.install('linus');
  await fetch(`${app.url}/slack/oauth_redirect?code=a-code&state=a-state`);
  await fetch(`${app.url}/slack/oauth_redirect?error=access_denied`);

  // Slack refuses the token, or does not answer.
  await invite(linus, { addresses: 'grace@acme.com' });
  slack.faults.next('views.open', { error: 'invalid_auth' });
  await linus.command('/wgw invite');
  await linus.seesMessage('wgw has lost its access to this workspace.');
  slack.faults.next('views.open', { reset: true }, 3);
  await linus.command('/wgw members');
  await linus.seesMessage('Something went wrong on our side.');

  // A grant cannot be decrypted, and the others are re-encrypted.
  await database.prisma.slackInstallation.update({
    where: { id: globex.teamId },
    data: { encrypted: new Uint8Array(randomBytes(100)) },
  });
  await app.start({ secrets: [retired, current] });
  await slack.as('hank', 'globex').command('/wgw invite');
  await slack.as('hank', 'globex').seesMessage('wgw has lost its access to this workspace.');
  await openInvite(linus);
  await allTasksDone(app);

  const bytes = [current, retired, Buffer.from(encrypted)];
  const secrets = [
    ...slack.workspaces.flatMap(({ botToken, tokens, codes }) => [botToken, ...tokens.keys(), ...codes]),
    slack.app.signingSecret,
    slack.app.clientSecret,
    'a state secret for tests',
    'a-code',
    'a-state',
    app.sendgrid.apiKey,
    ...bytes.flatMap((each) => [each.toString('base64').slice(0, 40), each.toString('hex'), each.join(',')]),
  ];
  const lines = app.logs().split('\n');
  expect(lines.length).toBeGreaterThan(10);
  for (const secret of secrets) expect(lines.filter((line) => line.includes(secret))).toEqual([]);
});
