import { randomBytes } from 'node:crypto';
import { describe, expect } from 'vitest';
import { createEncryption } from '../../../src/secrets/encryption.ts';
import type { Secrets } from '../../../src/secrets/keys.ts';
import { acme, globex } from '../../simulator/slack/seed.ts';
import type { Replica, TestApp } from '../../support/app.ts';
import { test as base } from '../../support/shared-app.ts';
import { closeAll, invite, linkOf, openRoster } from '../steps.ts';

const [old, fresh] = [randomBytes(32), randomBytes(32)];

const test = base.extend(
  'options',
  { scope: 'file' },
  {
    oauth: true,
    config: { secrets: [old] },
    workspaces: [
      { ...acme, installed: false },
      { ...globex, installed: false },
    ],
  },
);

/** The secrets that decrypt each stored grant. */
async function grants({ database }: TestApp): Promise<Record<string, string[]>> {
  const rows = await database.prisma.slackInstallation.findMany({ orderBy: { id: 'asc' } });
  const named = Object.entries({ old, fresh });
  return Object.fromEntries(
    rows.map(({ id, encrypted }) => [
      id === acme.teamId ? 'Acme' : 'Globex',
      named.flatMap(([name, secret]) => (decrypts(secret, id, encrypted) ? [name] : [])),
    ]),
  );
}

function decrypts(secret: Buffer, id: string, encrypted: Uint8Array): boolean {
  try {
    return createEncryption([secret], 'slack installation').decrypt(encrypted, id).text.includes('xoxb-');
  } catch {
    return false;
  }
}

/** Adds wgw to a workspace through a replica. */
async function install({ slack }: TestApp, { url }: Replica, name: string, domain: string): Promise<void> {
  slack.connect(url);
  expect((await slack.install(name, domain)).status).toBe(200);
}

/** Has a replica answer commands in both workspaces, which needs their tokens. */
async function answersCommands({ slack }: TestApp, { url }: Replica): Promise<void> {
  slack.connect(url);
  for (const person of [slack.as('linus', 'acme'), slack.as('hank', 'globex')]) {
    await openRoster(person);
    await closeAll(person);
  }
}

/** Invites an address through a replica; resolves with the path of the link. */
async function inviteThrough(app: TestApp, { url }: Replica, address: string): Promise<string> {
  app.slack.connect(url);
  await invite(app.slack.as('linus'), { addresses: address });
  return linkOf(app, address);
}

async function statusesOf(links: readonly string[], { url }: Replica): Promise<number[]> {
  return Promise.all(links.map(async (link) => (await fetch(url + link)).status));
}

/** Each test continues where the one before ended. */
describe('changing APP_SECRET, replica by replica', () => {
  let replicas: [Replica, Replica];
  const oldLinks: string[] = [];

  /** Starts a replica with these secrets, then stops the first of the running ones. */
  async function replaceFirst({ start }: TestApp, secrets: Secrets): Promise<void> {
    const [first, second] = replicas;
    replicas = [second, await start({ secrets })];
    await first.stop();
  }

  test('before: two replicas know only the old secret', async ({ app }) => {
    await app.stop();
    replicas = [await app.start(), await app.start()];
    await install(app, replicas[0], 'linus', 'acme');
    await install(app, replicas[1], 'hank', 'globex');
    oldLinks.push(await inviteThrough(app, replicas[0], 'before@acme.com'));
    for (const replica of replicas) await answersCommands(app, replica);
  });

  test('step 1, `old,new`: a replica with only the old secret can read everything that the other one stores and signs', async ({
    app,
  }) => {
    await replaceFirst(app, [old, fresh]);
    await install(app, replicas[1], 'linus', 'acme');
    oldLinks.push(await inviteThrough(app, replicas[1], 'first@acme.com'));
    for (const replica of replicas) {
      await answersCommands(app, replica);
      expect(await statusesOf(oldLinks, replica)).toEqual([200, 200]);
    }
    await replaceFirst(app, [old, fresh]);
    expect(await grants(app)).toEqual({ Acme: ['old'], Globex: ['old'] });
  });

  test('step 2, `new,old`: a start re-encrypts the grants, while a replica of step 1 still answers and stores', async ({
    app,
  }) => {
    await replaceFirst(app, [fresh, old]);
    expect(await grants(app)).toEqual({ Acme: ['fresh'], Globex: ['fresh'] });
    await install(app, replicas[0], 'hank', 'globex');
    expect(await grants(app)).toEqual({ Acme: ['fresh'], Globex: ['old'] });
    // Either replica may have sent this email.
    const mixedLink = await inviteThrough(app, replicas[1], 'mixed@acme.com');
    for (const replica of replicas) {
      await answersCommands(app, replica);
      expect(await statusesOf([...oldLinks, mixedLink], replica)).toEqual([200, 200, 200]);
    }
    await replaceFirst(app, [fresh, old]);
    expect(await grants(app)).toEqual({ Acme: ['fresh'], Globex: ['fresh'] });
  });

  test('step 3, `new`: the old secret opens nothing any more, and nothing needs it', async ({ app }) => {
    const newLink = await inviteThrough(app, replicas[0], 'new@acme.com');
    await replaceFirst(app, [fresh]);
    await replaceFirst(app, [fresh]);
    await install(app, replicas[0], 'hank', 'globex');
    for (const replica of replicas) {
      await answersCommands(app, replica);
      expect(await statusesOf([newLink, ...oldLinks], replica)).toEqual([200, 404, 404]);
    }
    expect(await grants(app)).toEqual({ Acme: ['fresh'], Globex: ['fresh'] });
    expect(app.logs()).not.toContain('cannot be decrypted');
  });
});
