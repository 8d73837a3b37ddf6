import { describe, expect } from 'vitest';
import { test } from '../support/app.ts';
import { allJobsDone } from '../support/jobs.ts';
import { answerEmail, invite } from './journey.ts';

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `p${from + n}@acme.com`).join(' ');

describe('over a limit on sending', () => {
  test('an inviter is told which and when to try again, and nobody is invited', async ({ app }) => {
    const ada = app.slack.as('ada');
    const began = Date.now();
    for (const from of [0, 200]) await invite(ada, { addresses: numbered(from, from + 200) });
    const { errors, modal } = await invite(ada, { addresses: numbered(400, 501) });
    const told = errors.addresses?.match(
      /^You can send 500 invitations a day, and this would be more\. Nobody was invited\. Try again after \w+ (.+), (.+) \(UTC\), or invite fewer\.$/,
    );
    const retryAt = Date.parse(`${told?.[1]} ${told?.[2]} UTC`);
    expect(retryAt - began).toBeGreaterThanOrEqual(24 * 60 * 60 * 1000);
    expect(modal?.fields[0]?.entered).toEqual([numbered(400, 501)]);

    expect((await ada.submit({ addresses: numbered(400, 500) })).errors).toEqual({});
    await allJobsDone(app);
    expect(app.sendgrid.mailbox.messages).toHaveLength(500);

    app.pass({ hours: 24, seconds: 1 });
    expect((await invite(ada, { addresses: 'next.day@acme.com' })).errors).toEqual({});
  });

  test('an address that was invited ten times is named', async ({ app }) => {
    const ada = app.slack.as('ada');
    for (let time = 1; time <= 10; time += 1) {
      expect((await invite(ada, { addresses: 'often@acme.com' })).errors).toEqual({});
      await app.sendgrid.mailbox.waitFor('often@acme.com', time);
      await answerEmail(app, 'often@acme.com', 'decline');
    }
    const { errors } = await invite(ada, { addresses: 'often@acme.com, other@acme.com' });
    expect(errors.addresses).toContain('often@acme.com can get 10 invitations a day');
    expect((await ada.submit({ addresses: 'other@acme.com' })).errors).toEqual({});
  });
});
