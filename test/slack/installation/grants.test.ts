import { randomBytes } from 'node:crypto';
import type { Installation } from '@slack/oauth';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  findInstallation,
  listGrantsWithout,
  removeInstallation,
  replaceEncrypted,
  saveInstallation,
} from '../../../src/domain/organizations/slack-installation.ts';
import { createEncryption, type Encryption } from '../../../src/secrets/encryption.ts';
import { openGrant, reencryptGrants } from '../../../src/slack/installation/grants.ts';
import { encryptInFirstFormat } from '../../secrets/first-format.ts';
import { startTestDomain, type TestDomain } from '../../support/domain.ts';

const [old, fresh] = [randomBytes(32), randomBytes(32)];
const before = createEncryption([old], 'tests');
const after = createEncryption([fresh], 'tests');
const encryption = createEncryption([fresh, old], 'tests');

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());
beforeEach(async () => {
  await domain.prisma.slackInstallation.deleteMany();
});

function textOf(id: string, token: string): string {
  const grant: Installation = {
    team: { id },
    enterprise: undefined,
    isEnterpriseInstall: false,
    user: { id: 'UADA', token: undefined, scopes: undefined },
    bot: { token, scopes: [], id: 'B1', userId: 'U1' },
  };
  return JSON.stringify(grant);
}

const store = (id: string, token: string, how: Encryption) =>
  saveInstallation(domain, id, how.encrypt(textOf(id, token), id));

/** The token of a stored grant, read with one secret; `undefined` if that secret does not decrypt it. */
async function tokenOf(id: string, how: Encryption): Promise<string | undefined> {
  const encrypted = await findInstallation(domain, id);
  return encrypted && openGrant(how, id, encrypted)?.grant.bot?.token;
}

const reencrypt = () => reencryptGrants({ domain, encryption, logger: pino({ level: 'silent' }) });

describe('re-encrypting stored grants', () => {
  // More grants than one batch holds.
  const ids = Array.from({ length: 230 }, (_, n) => `T${String(n).padStart(4, '0')}`);

  test('leaves no grant that an old secret decrypts', async () => {
    await Promise.all(ids.map((id) => store(id, `xoxb-${id}`, before)));
    await saveInstallation(domain, 'T9', encryptInFirstFormat(old, 'tests', textOf('T9', 'xoxb-T9')));
    await reencrypt();
    for (const id of [...ids, 'T9']) {
      expect([await tokenOf(id, after), await tokenOf(id, before)]).toEqual([`xoxb-${id}`, undefined]);
    }
  });

  test('never overwrites a grant that is replaced meanwhile', async () => {
    await Promise.all(ids.map((id) => store(id, 'xoxb-first', before)));
    await Promise.all([reencrypt(), ...ids.map((id) => store(id, 'xoxb-second', before))]);
    const tokens = await Promise.all(ids.map((id) => tokenOf(id, encryption)));
    expect(new Set(tokens)).toEqual(new Set(['xoxb-second']));
  });

  test('does not touch grants that the first secret decrypts, even in the format of the first version', async () => {
    await store('T1', 'xoxb-1', after);
    await saveInstallation(domain, 'T2', encryptInFirstFormat(fresh, 'tests', textOf('T2', 'xoxb-2')));
    const stored = await domain.prisma.slackInstallation.findMany();
    await reencrypt();
    expect(await domain.prisma.slackInstallation.findMany()).toEqual(stored);
  });

  test('does not touch a grant that no secret decrypts, or that belongs to another workspace', async () => {
    await store('T1', 'xoxb-1', createEncryption([randomBytes(32)], 'tests'));
    await saveInstallation(domain, 'T2', before.encrypt(textOf('T1', 'xoxb-1'), 'T2'));
    await saveInstallation(domain, 'T3', Buffer.from('nonsense'));
    const stored = await domain.prisma.slackInstallation.findMany();
    await reencrypt();
    expect(await domain.prisma.slackInstallation.findMany()).toEqual(stored);
  });

  test('does not make a grant newer, so that a late event from Slack still removes it', async () => {
    await store('T1', 'xoxb-1', before);
    const removedAt = domain.now();
    domain.advanceClock({ hours: 1 });
    await reencrypt();
    await removeInstallation(domain, 'T1', removedAt);
    expect(await findInstallation(domain, 'T1')).toBeUndefined();
  });
});

describe('replacing the bytes of a grant', () => {
  async function seen(id: string) {
    const [stored] = await listGrantsWithout(domain, after.header, { afterId: '', limit: 1 });
    if (stored?.id !== id) throw new Error(`${id} is not the next.`);
    return stored;
  }
  const replacement = after.encrypt(textOf('T1', 'xoxb-1'), 'T1');

  test('succeeds if the stored grant is still the same', async () => {
    await store('T1', 'xoxb-1', before);
    expect(await replaceEncrypted(domain, await seen('T1'), replacement)).toBe(true);
    expect(await tokenOf('T1', after)).toBe('xoxb-1');
  });

  test('fails if the grant was replaced since', async () => {
    await store('T1', 'xoxb-1', before);
    const stored = await seen('T1');
    await store('T1', 'xoxb-2', before);
    expect(await replaceEncrypted(domain, stored, replacement)).toBe(false);
    expect(await tokenOf('T1', before)).toBe('xoxb-2');
  });

  test('fails if the grant was removed since', async () => {
    await store('T1', 'xoxb-1', before);
    const stored = await seen('T1');
    await removeInstallation(domain, 'T1', domain.now());
    expect(await replaceEncrypted(domain, stored, replacement)).toBe(false);
    expect(await findInstallation(domain, 'T1')).toBeUndefined();
  });
});
