import { describe, expect } from 'vitest';
import { test } from '../../support/shared-app.ts';
import { invite } from '../steps.ts';
import { save } from './settings-steps.ts';

describe('a changed setting takes effect:', () => {
  test('the name and the line about it, in the next email', async ({ app }) => {
    await save(app, { Name: 'Acme Rockets', 'A line about it': 'Rockets, in <Delft>.' });
    await invite(app.slack.as('ada'), { addresses: 'named@acme.com' });
    const mail = await app.sendgrid.mailbox.waitFor('named@acme.com');
    for (const part of [mail.subject, mail.text, mail.html]) expect(part).toContain('Acme Rockets');
    expect(mail.text).toContain('Rockets, in <Delft>.');
    expect(mail.html).toContain('Rockets, in &lt;Delft&gt;.');
  });

  test('the days that an invitation lives', async ({ app }) => {
    await save(app, { 'Days an invitation lives': '1' });
    await invite(app.slack.as('ada'), { addresses: 'short@acme.com' });
    const { createdAt, expiresAt } = await app.database.prisma.invitation.findFirstOrThrow({
      where: { email: 'short@acme.com' },
    });
    expect(expiresAt.getTime() - createdAt.getTime()).toBe(24 * 60 * 60 * 1000);
  });

  test('the allowed email domains, and addresses of others are refused with the reason', async ({ app }) => {
    await save(app, { 'Allowed domains': 'acme.com, @acme.nl' });
    const ada = app.slack.as('ada');
    const { errors } = await invite(ada, { addresses: 'kim@other.com' });
    expect(errors.addresses).toBe(
      'Domain not allowed. Your organization only invites addresses of certain domains. ' +
        'Administrators can change that: /wgw settings.',
    );
    const { modal } = await invite(ada, { addresses: 'in@acme.nl out@other.com' });
    expect(modal?.text).toContain('Invited Successfully');
    expect(modal?.text).toContain('Domain not allowed');
    await save(app, { 'Allowed domains': '' });
    expect((await invite(ada, { addresses: 'kim@other.com' })).errors).toEqual({});
  });

  test.for([
    ['Emails a day for an inviter', 'You can send 1 invitation a day'],
    ['Emails a day for the organization', 'Your organization can send 1 invitation a day'],
  ])('%s', async ([limit = '', why], { app }) => {
    const usual = limit.includes('inviter') ? '500' : '2000';
    await save(app, { [limit]: '1' });
    const address = `${limit.length}@acme.com`;
    const { errors } = await invite(app.slack.as('ada'), { addresses: `${address} more.${address}` });
    expect(errors.addresses).toContain(why);
    await save(app, { [limit]: usual });
  });

  test('Emails a day for an address', async ({ app }) => {
    await save(app, { 'Emails a day for an address': '1' });
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'once@acme.com' });
    await app.database.prisma.invitation.updateMany({
      where: { email: 'once@acme.com' },
      data: { state: 'DECLINED' },
    });
    const { errors } = await invite(ada, { addresses: 'once@acme.com' });
    expect(errors.addresses).toContain('once@acme.com can get 1 invitation a day');
    await save(app, { 'Emails a day for an address': '10' });
  });
});
