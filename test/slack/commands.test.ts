import { describe, expect, onTestFinished } from 'vitest';
import { test } from '../support/shared-app.ts';

describe('/wgw help', () => {
  test.for(['/wgw', '/wgw help', '/wgw HELP', '/wgw   help me'])(
    '“%s” lists the commands with an example each, visible to the caller only',
    async (typed, { app }) => {
      const bob = app.slack.as('bob');
      const { text, message } = await bob.command(typed);
      expect(message?.onlyTo).toBe('bob');
      expect(text).toContain('/wgw invite [addresses] [administrator or member]');
      expect(text).toContain('Example: /wgw invite grace@acme.com member');
      expect(text).toContain('Example: /wgw help');
    },
  );

  test('an unknown command is named above the list', async ({ app }) => {
    const { text } = await app.slack.as('bob').command('/wgw inviet grace@acme.com');
    expect(text).toContain('There is no command “inviet”.');
    expect(text).toContain('/wgw invite');
  });

  test.for([
    ['&lt;!channel&gt;', '<!channel>'],
    ['*bold*', '*bold*'],
    ['<https://evil.test|wgw>', '<https://evil.test|wgw>'],
  ])('typed text is shown as plain text: %s', async ([typed = '', shown = ''], { app }) => {
    const { message } = await app.slack.as('bob').command(`/wgw ${typed}`);
    expect(message?.raw.blocks[0]).toMatchObject({
      text: { type: 'plain_text', text: `There is no command “${shown}”.`, emoji: false },
    });
  });

  const smiles = '😀'.repeat(2_500);
  test.for(['x'.repeat(5_000), smiles, `x${smiles}`])(
    'typed text of any length is cut to fit',
    async (typed, { app }) => {
      const { text, message } = await app.slack.as('bob').command(`/wgw ${typed}`);
      expect(text).toContain('/wgw invite');
      const [first] = message?.raw.blocks ?? [];
      const shown = first?.type === 'section' ? (first.text?.text ?? '') : '';
      expect(shown).toMatch(/…$/);
      // The limit holds in code units, and the cut does not divide an emoji.
      expect(shown.length).toBeLessThanOrEqual(3000);
      expect(shown).not.toMatch(/\p{Surrogate}/u);
    },
  );

  test.for(['gus', 'stan', 'robot', 'una'])('answers everybody: %s', async (name, { app }) => {
    const { text } = await app.slack.as(name).command('/wgw help');
    expect(text).toContain('/wgw invite');
  });

  test('works without Slack and without the database', async ({ app }) => {
    await app.database.takeAway();
    onTestFinished(app.database.giveBack);
    expect((await app.slack.as('bob').command('/wgw help')).text).toContain('/wgw invite');
    expect(app.slack.calls()).toEqual([]);
  });
});
