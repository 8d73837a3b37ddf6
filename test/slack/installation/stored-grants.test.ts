import { randomBytes } from 'node:crypto';
import { describe, expect } from 'vitest';
import { createEncryption } from '../../../src/secrets/encryption.ts';
import { encryptInFirstFormat } from '../../secrets/first-format.ts';
import { acme, globex } from '../../simulator/slack/seed.ts';
import type { TestApp } from '../../support/app.ts';
import { test as base } from '../../support/shared-app.ts';
import { openInvite } from '../steps.ts';

const PURPOSE = 'slack installation';
const [secret, other] = [randomBytes(32), randomBytes(32)];

/** Before each test, Linus adds wgw to Acme, and Hank to Globex. */
const test = base
  .extend(
    'options',
    { scope: 'file' },
    {
      oauth: true,
      config: { secrets: [secret] },
      workspaces: [
        { ...acme, installed: false },
        { ...globex, installed: false },
      ],
    },
  )
  .extend('installed', { auto: true }, async ({ app }) => {
    await app.slack.install('linus');
    await app.slack.install('hank', 'globex');
  });

async function storedGrant({ database }: TestApp, id: string): Promise<Buffer> {
  const { encrypted } = await database.prisma.slackInstallation.findUniqueOrThrow({ where: { id } });
  return Buffer.from(encrypted);
}

async function store({ database }: TestApp, id: string, encrypted: Buffer): Promise<void> {
  const data = { encrypted: new Uint8Array(encrypted) };
  await database.prisma.slackInstallation.update({ where: { id }, data });
}

/** The grant of a workspace in the format of the first version. */
async function inFirstFormat(app: TestApp, id: string, under = secret): Promise<Buffer> {
  const { text } = createEncryption([secret], PURPOSE).decrypt(await storedGrant(app, id), id);
  return encryptInFirstFormat(under, PURPOSE, text);
}

/** Types a command in Globex and reads that wgw has no access to it. */
async function seesLostAccess({ slack, url }: TestApp): Promise<void> {
  const hank = slack.as('hank', 'globex');
  const { length } = hank.ephemerals;
  await hank.command('/wgw invite');
  const told = await slack.waitFor(() => hank.ephemerals[length]);
  expect(told.text).toBe(
    `wgw has lost its access to this workspace. Ask an admin of the workspace to add it again: ${url}/slack/install`,
  );
}

/** The log lines about grants that cannot be decrypted. */
function reports(app: TestApp): object[] {
  const lines = app
    .logs()
    .split('\n')
    .filter((line) => line.includes('cannot be decrypted'));
  return lines.map((line) => {
    const { level, workspaceIds, count, msg } = JSON.parse(line);
    return { level, workspaceIds, count, msg };
  });
}

describe('a stored grant', () => {
  test('does not work in the row of another workspace', async ({ app }) => {
    await store(app, globex.teamId, await storedGrant(app, acme.teamId));

    await seesLostAccess(app);
    await openInvite(app.slack.as('linus'));
  });

  test('does not work there in the format of the first version either', async ({ app }) => {
    await store(app, globex.teamId, await inFirstFormat(app, acme.teamId));

    await seesLostAccess(app);
  });

  test('works in its own row in the format of the first version', async ({ app }) => {
    await store(app, globex.teamId, await inFirstFormat(app, globex.teamId));

    await openInvite(app.slack.as('hank', 'globex'));
  });
});

describe('a stored grant that none of the secrets decrypts', () => {
  test('is logged with its workspace and a remedy, at start and at use', async ({ app }) => {
    await store(app, globex.teamId, await inFirstFormat(app, globex.teamId, other));
    const { length: before } = reports(app);
    await app.stop();
    await app.start();
    await seesLostAccess(app);

    const report = {
      level: 50,
      workspaceIds: [globex.teamId],
      count: 1,
      msg:
        'The stored Slack grant of these workspaces cannot be decrypted: put the APP_SECRET that encrypted it back at ' +
        'the end of the list, or have wgw added to them again',
    };
    expect(reports(app).slice(before)).toEqual([report, report]);
    await openInvite(app.slack.as('linus'));
  });

  test('works again after wgw is added again', async ({ app }) => {
    await store(app, globex.teamId, randomBytes(200));
    await seesLostAccess(app);
    await app.slack.install('hank', 'globex');
    await openInvite(app.slack.as('hank', 'globex'));
  });

  test('works again after its secret is back', async ({ app }) => {
    await store(app, globex.teamId, await inFirstFormat(app, globex.teamId, other));
    await seesLostAccess(app);
    await app.stop();
    await app.start({ secrets: [secret, other] });
    await openInvite(app.slack.as('hank', 'globex'));
  });
});
