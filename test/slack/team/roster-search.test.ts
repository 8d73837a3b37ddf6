import { describe, expect, onTestFinished } from 'vitest';
import { test as base } from '../../support/shared-app.ts';
import { addMembers, asMember, change, closeAll, invite, listLines, openRoster } from '../steps.ts';

/** Ada, Bob and Zoë are members, and Kim is invited as an Administrator. */
const test = base.extend('team', { scope: 'file', auto: true }, async ({ app }) => {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  await asMember(app, 'bob');
  await addMembers(app, [{ name: 'Zoë Brown', address: 'zoe@acme.com' }]);
  await invite(ada, { addresses: 'kim@acme.com', role: 'Administrator' });
  await closeAll(ada);
});

describe('a search in the roster', () => {
  const entries = (lines: string[]) => lines.filter((line) => line.includes('@acme.com'));

  test('begins with the words typed after the command', async ({ app }) => {
    const roster = await openRoster(app.slack.as('ada'), 'bob');
    expect(roster.fields[0]?.entered).toEqual(['bob']);
    expect(entries(listLines(roster))).toEqual(['(Picture of Bob Kahn) bob@acme.com']);
    // Slack sends an address that a person types as a link.
    const byAddress = await openRoster(app.slack.as('ada'), '<mailto:kim@acme.com|kim@acme.com>');
    expect(entries(listLines(byAddress))).toEqual(['kim@acme.com']);
  });

  test('begins with the addresses of mentioned people, and with links as they were typed', async ({
    app,
  }) => {
    const [ada, bob, linus] = [app.slack.as('ada'), app.slack.as('bob'), app.slack.as('linus')];
    const ofBob = await openRoster(ada, `<@${bob.id}|bobby> kahn`);
    expect(ofBob.fields[0]?.entered).toEqual(['kahn bob@acme.com']);
    expect(entries(listLines(ofBob))).toEqual(['(Picture of Bob Kahn) bob@acme.com']);
    // Linus has not used wgw yet.
    const ofLinus = await openRoster(ada, `<@${linus.id}|linus>`);
    expect(ofLinus.fields[0]?.entered).toEqual(['linus']);
    const ofAcme = await openRoster(ada, '<http://acme.com|acme.com> &amp; <#C1|kim>');
    expect(ofAcme.fields[0]?.entered).toEqual(['acme.com & kim']);
    expect(entries(listLines(ofAcme))).toEqual(['kim@acme.com']);
  });

  test('begins with the name in Slack of a mentioned member who was removed', async ({ app }) => {
    const { prisma } = app.database;
    await prisma.member.updateMany({ where: { email: 'bob@acme.com' }, data: { removedAt: new Date() } });
    const { fields } = await openRoster(app.slack.as('ada'), `<@${app.slack.as('bob').id}|bobby>`);
    await prisma.member.updateMany({ where: { email: 'bob@acme.com' }, data: { removedAt: null } });
    expect(fields[0]?.entered).toEqual(['bobby']);
  });

  test('matches the beginnings of names and addresses of members and invitations, in upper or lower case', async ({
    app,
  }) => {
    const ada = app.slack.as('ada');
    await openRoster(ada);
    const finds: [string, string[]][] = [
      ['KAHN', ['(Picture of Bob Kahn) bob@acme.com']],
      ['zoe br', ['(Picture of Zoë Brown) zoe@acme.com']],
      ['kim@acme.com', ['kim@acme.com']],
      ['ahn', []],
      ['   ', expect.arrayContaining(['kim@acme.com'])],
    ];
    for (const [words, lines] of finds) {
      const { modal } = await ada.submit({ words });
      expect(entries(modal ? listLines(modal) : [])).toEqual(lines);
    }
  });

  test('also starts with Enter in the field', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openRoster(ada);
    await ada.click('words', { choose: 'lovelace' });
    const roster = await ada.seesModal((modal) => !modal.text.includes('Bob Kahn'));
    expect(entries(listLines(roster))).toEqual(['(Picture of Ada Lovelace) ada@acme.com']);
    expect(roster.fields[0]?.entered).toEqual(['lovelace']);
  });

  test('is narrowed by the two menus, which keep their choices', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openRoster(ada);
    await ada.click('role', { choose: 'Administrator' });
    const administrators = await ada.seesModal((modal) => !modal.text.includes('Bob Kahn'));
    expect(entries(listLines(administrators))).toEqual([
      '(Picture of Ada Lovelace) ada@acme.com',
      'kim@acme.com',
    ]);
    await ada.click('show', { choose: 'Pending invitations' });
    const invitations = await ada.seesModal((modal) => !modal.text.includes('Ada Lovelace (you)'));
    expect(entries(listLines(invitations))).toEqual(['kim@acme.com']);
    expect(invitations.values.filters).toMatchObject({
      show: { selected_option: { text: { text: 'Pending invitations' } } },
      role: { selected_option: { text: { text: 'Administrator' } } },
    });
  });

  test.for(['nobody', '!!!'])(
    'says so if it finds nobody, and what one can search for: %s',
    async (words, { app }) => {
      const roster = await openRoster(app.slack.as('ada'), words);
      expect(listLines(roster)).toEqual([
        'Nobody was found.',
        'Type the first letters or numbers of names and addresses.',
      ]);
    },
  );

  test('asks the person to type the command again if the result cannot be shown', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openRoster(ada);
    const { slackReply } = app.timeLimits;
    onTestFinished(() => {
      app.timeLimits.slackReply = slackReply;
    });
    app.timeLimits.slackReply = 0;
    app.slack.faults.next('views.update', { error: 'internal_error' });
    await ada.submit({ words: 'bob' });
    await ada.seesMessage('The search could not be shown. Please type /wgw members again.');
  });

  test('says which menu would show more if it finds nobody with a role, even without words', async ({
    app,
  }) => {
    const ada = app.slack.as('ada');
    await openRoster(ada);
    await change(ada, () => ada.click('show', { choose: 'Pending invitations' }));
    expect(listLines(await change(ada, () => ada.click('role', { choose: 'Member' })))).toEqual([
      'Nobody was found.',
      'Type the first letters or numbers of names and addresses, or choose Everyone and Any role above.',
    ]);
  });

  test('says which menus would show more if it finds nobody among the chosen', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openRoster(ada, 'nobody');
    const pending = await change(ada, () => ada.click('show', { choose: 'Pending invitations' }));
    expect(listLines(pending)[1]).toMatch(/ names and addresses, or choose Everyone above\.$/);
    const administrators = await change(ada, () => ada.click('role', { choose: 'Administrator' }));
    expect(listLines(administrators)[1]).toMatch(/, or choose Everyone and Any role above\.$/);
    expect(administrators.view.blocks).toContainEqual(
      expect.objectContaining({
        element: expect.objectContaining({
          placeholder: expect.objectContaining({ text: 'A name or address, such as ada or acme.com' }),
        }),
      }),
    );
  });
});
