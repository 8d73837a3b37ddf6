import { describe, expect } from 'vitest';
import type { TestApp } from '../../support/app.ts';
import { testAlone as test } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import { answerEmail, invite } from '../steps.ts';

/** Sets how many emails were counted today. The tests of the domain prove the counting. */
async function setUsed({ database }: TestApp, scope: 'INVITER' | 'ADDRESS', count: number): Promise<void> {
  await database.prisma.sendingQuota.updateMany({ where: { scope }, data: { used: count } });
}

describe('over a limit on sending', () => {
  test('an inviter reads which limit it is and when to try again, and nobody is invited', async ({ app }) => {
    const ada = app.slack.as('ada');
    const began = Date.now();
    await invite(ada, { addresses: 'first@acme.com' });
    // The installation has a token of its own: nobody else can found an organization, so it starts without lower limits.
    expect(await app.database.prisma.organization.findFirst()).toMatchObject({ startingUntil: null });
    await setUsed(app, 'INVITER', 499);
    const { errors, modal } = await invite(ada, { addresses: 'last@acme.com one.more@acme.com' });
    const told = errors.addresses?.match(
      /^You can send 500 invitations a day, and this would be more\. Nothing was sent\. Try again after \w+ (.+), (.+) \(UTC\), or invite at most 1\.$/,
    );
    const retryAt = Date.parse(`${told?.[1]} ${told?.[2]} UTC`);
    expect(retryAt - began).toBeGreaterThanOrEqual(24 * 60 * 60 * 1000);
    expect(modal?.fields[0]?.entered).toEqual(['last@acme.com one.more@acme.com']);

    expect((await ada.submit({ addresses: 'last@acme.com' })).errors).toEqual({});
    await allTasksDone(app);
    const invited = app.sendgrid.mailbox.messages.map(({ to }) => to);
    expect(invited.sort()).toEqual(['first@acme.com', 'last@acme.com']);

    app.pass({ hours: 24, seconds: 1 });
    expect((await invite(ada, { addresses: 'next.day@acme.com' })).errors).toEqual({});
  });

  test('an address that was invited ten times is named', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'often@acme.com' });
    await answerEmail(app, 'often@acme.com', 'decline');
    await setUsed(app, 'ADDRESS', 10);
    const { errors } = await invite(ada, { addresses: 'often@acme.com, other@acme.com' });
    expect(errors.addresses).toContain('often@acme.com can get 10 invitations a day');
    expect(errors.addresses).toMatch(/, or leave that address out\.$/);
    expect((await ada.submit({ addresses: 'other@acme.com' })).errors).toEqual({});
  });
});

describe('over the limit of the operator', () => {
  test('an inviter reads whose limit it is and when to try again, and the log warns the operator once', async ({
    app,
  }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'first@acme.com' });
    await app.database.prisma.installationQuota.updateMany({ data: { used: 9_999 } });
    const { errors } = await invite(ada, { addresses: 'a@acme.com b@acme.com' });
    expect(errors.addresses).toMatch(
      /^The operator of wgw limits how many emails all organizations together can send in a day, and this would be more\. Nothing was sent\. Try again after \w+ .+ \(UTC\), or invite fewer people\.$/,
    );
    expect((await ada.submit({ addresses: 'a@acme.com' })).errors).toEqual({});
    const again = await invite(ada, { addresses: 'b@acme.com' });
    expect(again.errors.addresses).toMatch(/Try again after [^,]+, [^,]+\(UTC\)\.$/);
    await allTasksDone(app);
    expect(app.sendgrid.mailbox.messages.map(({ to }) => to).sort()).toEqual([
      'a@acme.com',
      'first@acme.com',
    ]);
    const warnings = app
      .logs()
      .split('\n')
      .filter((line) => line.includes('SENDING_LIMIT is reached'));
    expect(warnings.map((line) => JSON.parse(line))).toMatchObject([{ level: 40, limit: 10_000 }]);
  });
});
