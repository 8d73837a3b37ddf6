import { describe, expect } from 'vitest';
import { test } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import { invite, join } from '../steps.ts';

describe('one address', () => {
  test('is invited if it is new: the form closes, the channel reads it, and the email arrives', async ({
    app,
  }) => {
    const sent = await invite(app.slack.as('ada'), {
      addresses: 'ted@acme.com',
      role: 'Administrator',
      note: 'Hi Ted,\nsee you on Monday!',
    });
    expect(sent.errors).toEqual({});
    expect(sent.modal).toBeUndefined();

    const { text, channel } = await app.slack.as('bob').seesMessage('Invited Successfully');
    expect(channel).toBe('general');
    expect(text).toContain('Ada Lovelace invited ted@acme.com to WeGotWork as an Administrator.');
    expect(text).toContain('email from WeGotWork <invitations@wegotwork.test>');

    const mail = await app.sendgrid.mailbox.waitFor('ted@acme.com');
    expect(mail.from).toEqual({ name: 'WeGotWork', email: 'invitations@wegotwork.test' });
    expect(mail.replyTo).toEqual({ name: 'Ada Lovelace', email: 'ada@acme.com' });
    for (const words of ['Ada Lovelace', 'Acme', 'Administrator', 'Hi Ted,', 'see you on Monday!']) {
      expect(mail.text).toContain(words);
      expect(mail.html).toContain(words);
    }
  });

  test('is refused on the field if it has an open invitation, and gets no email', async ({ app }) => {
    await invite(app.slack.as('ada'), { addresses: 'twice@acme.com' });
    const again = await invite(app.slack.as('ada'), { addresses: ' Twice@ACME.com ', role: 'Administrator' });
    expect(again.errors.addresses).toContain('User already Invited');
    expect(again.errors.addresses).toContain('Ask them to look for the original email');
    expect(again.modal?.fields[0]?.entered).toEqual([' Twice@ACME.com ']);
    await allTasksDone(app);
    expect(app.sendgrid.mailbox.to('twice@acme.com')).toHaveLength(1);
  });

  test('is refused on the field if it belongs to a member, and gets no email', async ({ app }) => {
    await join(app, app.slack.as('ada'), { address: 'grace@acme.com', name: 'Grace' });
    const again = await invite(app.slack.as('ada'), { addresses: 'Grace Hopper <GRACE@acme.com>' });
    expect(again.errors.addresses).toContain('User already in organization.');
    expect(again.errors.addresses).toContain('They can already sign in.');
    await allTasksDone(app);
    expect(app.sendgrid.mailbox.to('grace@acme.com')).toHaveLength(1);
  });

  test.for([
    ['grace', '“grace” is not an email address. Check it for typos.'],
    ['grace@acme', '“grace@acme” is not an email address. Check it for typos.'],
    ['grace@аcme.com@', '“grace@аcme.com@” has letters that this address cannot have.'],
    [`${'x'.repeat(65)}@acme.com`, 'is too long to be an email address.'],
  ])(
    'is refused on the field if it is invalid, and the typed text stays: %s',
    async ([typed = '', why = ''], { app }) => {
      const sent = await invite(app.slack.as('ada'), { addresses: typed });
      expect(sent.errors.addresses).toContain(why);
      expect(sent.modal?.fields[0]?.entered).toEqual([typed]);
    },
  );

  test('is invited after it is corrected in the same form', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'right@acme' });
    expect((await ada.submit({ addresses: 'right@acme.com' })).modal).toBeUndefined();
    await app.sendgrid.mailbox.waitFor('right@acme.com');
  });
});

test('an empty form says what is missing', async ({ app }) => {
  for (const addresses of ['', '  \n ', ', ;']) {
    const { errors } = await invite(app.slack.as('ada'), { addresses });
    expect(errors.addresses).toBe('Type at least one email address, or pick a teammate.');
  }
});

describe('several addresses', () => {
  test('are invited where possible, and a summary names each with its outcome', async ({ app }) => {
    const ada = app.slack.as('ada');
    await join(app, ada, { address: 'mary@acme.com', name: 'Mary' });
    await invite(ada, { addresses: 'open@acme.com' });
    const { modal, errors } = await invite(ada, {
      addresses: 'new1@acme.com; New Two <NEW2@acme.com>\nopen@acme.com, mary@acme.com nonsense, at@home',
    });
    expect(errors).toEqual({});
    expect(modal?.submit).toBeUndefined();
    expect(modal?.text.split('\n')).toEqual([
      'Invited Successfully (2)',
      'They get an email from WeGotWork <invitations@wegotwork.test>. Ask them to look in their spam folder too.',
      '• new1@acme.com',
      '• new2@acme.com',
      'User already Invited',
      'Ask them to look for the original email from WeGotWork <invitations@wegotwork.test>. Administrators can resend or cancel it: /wgw members.',
      '• open@acme.com',
      'User already in organization.',
      'They can already sign in.',
      '• mary@acme.com',
      'Cannot be invited (2)',
      'Try again once this is put right.',
      '• “nonsense” is not an email address. Check it for typos.',
      '• “at@home” is not an email address. Check it for typos.',
    ]);
    await app.sendgrid.mailbox.waitFor('new1@acme.com');
    await app.sendgrid.mailbox.waitFor('new2@acme.com');
  });

  test('are named if all are refused, and the channel reads nothing', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'refused@acme.com' });
    await allTasksDone(app);
    const before = app.slack.messages('general').length;
    const { modal } = await invite(ada, { addresses: 'refused@acme.com, oops, oh no' });
    expect(modal?.text).toContain('User already Invited');
    expect(modal?.text).toContain('“oh no” is not an email address');
    await allTasksDone(app);
    expect(app.slack.messages('general')).toHaveLength(before);
  });

  test('that are one address written in several ways get one email', async ({ app }) => {
    const same = 'one@acme.com, ONE@acme.com\nOne <one@Acme.com>; <one@acme.com>';
    const { modal } = await invite(app.slack.as('ada'), { addresses: same });
    expect(modal).toBeUndefined();
    await allTasksDone(app);
    expect(app.sendgrid.mailbox.to('one@acme.com')).toHaveLength(1);
  });

  test('are all invited and all get their email, 200 at once', async ({ app }) => {
    const pasted = Array.from({ length: 200 }, (_, n) => `p${n}@acme.com`);
    const { modal } = await invite(app.slack.as('ada'), { addresses: pasted.join('\n') });
    expect(modal?.text).toContain('Invited Successfully (200)');
    for (const address of pasted) expect(modal?.text).toContain(`• ${address}`);
    await allTasksDone(app);
    for (const address of pasted) expect(app.sendgrid.mailbox.to(address)).toHaveLength(1);
  });

  test('are each named if they are invalid, 600 at once, and nobody is invited', async ({ app }) => {
    const typed = Array.from({ length: 600 }, (_, n) => `n${n}`);
    const { modal } = await invite(app.slack.as('ada'), { addresses: typed.join(',') });
    expect(modal?.text).toContain('Cannot be invited (600)');
    for (const word of typed) expect(modal?.text).toContain(`“${word}” is not an email address.`);
  });
});
