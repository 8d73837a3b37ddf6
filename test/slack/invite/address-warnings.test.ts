import { describe, expect } from 'vitest';
import { test } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import { invite } from '../steps.ts';

describe('a doubtful address', () => {
  test.for([
    ['ted@gmial.com', 'ted@gmial.com: did you mean ted@gmail.com?'],
    ['ted@outlok.com', 'ted@outlok.com: did you mean ted@outlook.com?'],
    ['ted@acne.com', 'ted@acne.com: did you mean ted@acme.com?'],
    ['ted@gmail.com', 'ted@gmail.com looks like a personal address. Work addresses are safer.'],
  ])('is questioned before wgw sends anything: %s', async ([address = '', question = ''], { app }) => {
    const ada = app.slack.as('ada');
    const { modal, errors } = await invite(ada, { addresses: address });
    expect(errors).toEqual({});
    expect(modal?.text).toContain(question);
    expect(modal?.submit).toBe('Invite anyway');
    await allTasksDone(app);
    expect(app.sendgrid.mailbox.to(address)).toEqual([]);

    expect((await ada.submit()).modal).toBeUndefined();
    await app.sendgrid.mailbox.waitFor(address);
  });

  test.for(['ted@acme.com', 'ted@partner.example.com', 'ted@proton.example'])(
    'is not one like %s',
    async (address, { app }) => {
      expect((await invite(app.slack.as('ada'), { addresses: address })).modal).toBeUndefined();
    },
  );

  test('can be corrected instead', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'kim@acmee.com' });
    expect((await ada.submit({ addresses: 'kim@acme.com' })).modal).toBeUndefined();
    await app.sendgrid.mailbox.waitFor('kim@acme.com');
    expect(app.sendgrid.mailbox.to('kim@acmee.com')).toEqual([]);
  });

  test('is confirmed by itself: confirming one address confirms no other', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'lee@acmee.com' });
    const { modal } = await ada.submit({ addresses: 'lee@acmr.com' });
    expect(modal?.text).toContain('lee@acmr.com: did you mean lee@acme.com?');
    await allTasksDone(app);
    expect(app.sendgrid.mailbox.to('lee@acmr.com')).toEqual([]);
  });

  test('leaves the rest of the form as the person filled it', async ({ app }) => {
    const ada = app.slack.as('ada');
    const { modal } = await invite(ada, {
      addresses: 'pat@acmee.com',
      people: ['linus'],
      role: 'Administrator',
      note: 'Hello!',
    });
    expect(modal?.text).toContain('did you mean pat@acme.com?');
    expect(modal?.fields.map(({ entered }) => entered)).toEqual([
      ['pat@acmee.com'],
      ['linus'],
      ['Administrator'],
      ['Hello!'],
    ]);
    await ada.submit();
    await ada.seesModal('Invited Successfully (2)');
    await app.sendgrid.mailbox.waitFor('pat@acmee.com');
    await app.sendgrid.mailbox.waitFor('linus@acme.com');
  });

  test('delays the other addresses until it is confirmed, and then the channel reads of all', async ({
    app,
  }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'fine@acme.com, doubtful@gmail.com' });
    await allTasksDone(app);
    expect(app.sendgrid.mailbox.to('fine@acme.com')).toEqual([]);
    expect((await ada.submit()).modal?.text).toContain('Invited Successfully (2)');
    await app.slack.as('bob').seesMessage('• doubtful@gmail.com');
  });

  test('may be one of hundreds in a form', async ({ app }) => {
    const ada = app.slack.as('ada');
    const many = Array.from({ length: 230 }, (_, n) => `${n}@gmx.net`);
    const { modal } = await invite(ada, { addresses: many.join(' ') });
    for (const address of many) expect(modal?.text).toContain(`${address} looks like`);
    expect((await ada.submit()).modal?.text).toContain('Invited Successfully (230)');
  });
});
