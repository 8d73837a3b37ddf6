import { expect, test } from 'vitest';
import { createClients } from '../../../src/slack/api/clients.ts';
import { NotInstalledError } from '../../../src/slack/api/not-installed-error.ts';

test('a workspace keeps its client as long as its token, and never gets the client of another', async () => {
  const tokens = new Map([
    ['T0ACME', 'xoxb-acme'],
    ['T0GLOBEX', 'xoxb-globex'],
  ]);
  const clientFor = createClients(async (id) => tokens.get(id) ?? '', {});
  const first = await clientFor('T0ACME');
  expect(await clientFor('T0ACME')).toBe(first);
  expect((await clientFor('T0GLOBEX')).token).toBe('xoxb-globex');
  tokens.set('T0ACME', 'xoxb-acme-2');
  expect((await clientFor('T0ACME')).token).toBe('xoxb-acme-2');
});

test('a workspace without a token has no client, even if it had one before', async () => {
  let isInstalled = true;
  const clientFor = createClients(async () => {
    if (!isInstalled) throw new NotInstalledError();
    return 'xoxb-acme';
  }, {});
  await clientFor('T0ACME');
  isInstalled = false;
  await expect(clientFor('T0ACME')).rejects.toThrow(NotInstalledError);
});

test('wgw keeps the clients of at most 1,000 workspaces', async () => {
  const clientFor = createClients(async (id) => `xoxb-${id}`, {});
  const first = await clientFor('T0');
  for (let n = 1; n < 1000; n += 1) await clientFor(`T${n}`);
  expect(await clientFor('T0')).toBe(first);
  await clientFor('T1000');
  expect(await clientFor('T0')).not.toBe(first);
});
