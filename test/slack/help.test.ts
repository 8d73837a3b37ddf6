import { describe, expect, inject } from 'vitest';
import { test } from '../support/shared-app.ts';
import { runOnServer } from '../support/test-server.ts';

describe('/wgw help', () => {
  test.for(['/wgw', '/wgw help', '/wgw HELP', '/wgw   help me'])(
    '“%s” lists the commands that exist, each with an example, to nobody but the person',
    async (typed, { app }) => {
      const bob = app.slack.as('bob');
      const { text, message } = await bob.command(typed);
      expect(message?.onlyTo).toBe('bob');
      expect(text).toContain('/wgw invite [addresses] [administrator or member]');
      expect(text).toContain('Example: /wgw invite grace@acme.com member');
      expect(text).toContain('Example: /wgw help');
    },
  );

  test('an unknown command is named, and gets the list', async ({ app }) => {
    const { text } = await app.slack.as('bob').command('/wgw inviet grace@acme.com');
    expect(text).toContain('There is no command “inviet”.');
    expect(text).toContain('/wgw invite');
  });

  test.for([
    ['&lt;!channel&gt;', '<!channel>'],
    ['*bold*', '*bold*'],
    ['<https://evil.test|wgw>', '<https://evil.test|wgw>'],
  ])('what was typed stands there as text: %s', async ([typed = '', shown = ''], { app }) => {
    const { message } = await app.slack.as('bob').command(`/wgw ${typed}`);
    expect(message?.raw.blocks[0]).toMatchObject({
      text: { type: 'plain_text', text: `There is no command “${shown}”.`, emoji: false },
    });
  });

  test.for(['x'.repeat(5_000), '😀'.repeat(2_500)])('however long it is', async (typed, { app }) => {
    const { text } = await app.slack.as('bob').command(`/wgw ${typed}`);
    expect(text).toContain('/wgw invite');
  });

  test.for(['gus', 'stan', 'robot', 'una'])('answers whoever asks: %s', async (name, { app }) => {
    const { text } = await app.slack.as(name).command('/wgw help');
    expect(text).toContain('/wgw invite');
  });

  test('asks nothing of Slack, nor of the database, which may be away', async ({ app }) => {
    const database = new URL(app.database.url).pathname.slice(1);
    const server = inject('serverUrl');
    await runOnServer(server, `ALTER DATABASE ${database} ALLOW_CONNECTIONS false`);
    const cut = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1';
    await runOnServer(server, cut, [database]);
    expect((await app.slack.as('bob').command('/wgw help')).text).toContain('/wgw invite');
    expect(app.slack.calls()).toEqual([]);
  });
});
