import { describe, expect, onTestFinished } from 'vitest';
import { acme } from '../../simulator/slack/seed.ts';
import { test as base, testAlone } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import { addMembers, change, invite, join, listLines, openRoster } from '../steps.ts';

const pictures: Record<string, { picture: string }> = {
  ada: { picture: 'http://pictures.test/ada.png' },
  bob: { picture: 'https://avatars.slack-edge.com/bob.png' },
};
const people = acme.people.map((person) => ({ ...person, ...pictures[person.name] }));
const test = base.extend('options', { scope: 'file' }, { workspaces: [{ ...acme, people }] });

describe('the roster', () => {
  test('shows every member who is there and then who is invited, to Administrators with menus', async ({
    app,
  }) => {
    const ada = app.slack.as('ada');
    await join(app, ada, { address: 'bob@acme.com', name: 'Bob Kahn' });
    await join(app, ada, { address: 'zoe@acme.com', name: 'Zoë Brown' });
    await invite(ada, { addresses: 'kim@acme.com', role: 'Administrator' });
    await allTasksDone(app);

    const roster = await openRoster(ada);
    expect([roster.title, roster.submit, roster.close]).toEqual(['Team', 'Search', 'Close']);
    expect(listLines(roster)).toEqual([
      'Members',
      'Ada Lovelace (you)',
      'Administrator',
      '[Make Member | Remove… | Activity]',
      '(Picture of Ada Lovelace) ada@acme.com',
      'Bob Kahn',
      'Member',
      '[Make Administrator | Remove… | Activity]',
      '(Picture of Bob Kahn) bob@acme.com',
      'Zoë Brown',
      'Member',
      '[Make Administrator | Remove… | Activity]',
      '(Picture of Zoë Brown) zoe@acme.com',
      'Pending invitations',
      'kim@acme.com',
      'Administrator, invited by Ada Lovelace',
      '[Resend… | Cancel…]',
      expect.stringMatching(/^Expires .+ at .+ · Email sent .+ at .+$/),
    ]);
  });

  test('shows the same to a Member, without menus', async ({ app }) => {
    const bob = app.slack.as('bob');
    const lines = listLines(await openRoster(bob));
    expect(lines.filter((line) => line.startsWith('['))).toEqual([]);
    expect(lines.slice(0, 6)).toEqual([
      'Members',
      'Ada Lovelace',
      'Administrator',
      '(Picture of Ada Lovelace) ada@acme.com',
      'Bob Kahn (you)',
      'Member',
    ]);
    expect(lines).toContain('kim@acme.com');
  });

  test('has the pictures that Slack has at https addresses, and initials for everyone else', async ({
    app,
  }) => {
    const { view } = await openRoster(app.slack.as('ada'));
    const shown = JSON.stringify(view.blocks).match(/https?:[^"]+\.png/g);
    expect(shown).toEqual([
      'https://wgw.test/avatars/AL.png',
      'https://avatars.slack-edge.com/bob.png',
      'https://wgw.test/avatars/ZB.png',
    ]);
    const { pathname } = new URL(shown?.[2] ?? '');
    const picture = await fetch(app.url + pathname);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  });

  test('says when an invitation expires in the time zone of whoever reads, as its email does', async ({
    app,
  }) => {
    const { text: mail } = await app.sendgrid.mailbox.waitFor('kim@acme.com');
    const { view } = await openRoster(app.slack.as('ada'));
    const standing = view.blocks.flatMap((block) => (block.type === 'context' ? block.elements : [])).at(-1);
    const [, seconds, words] =
      /^Expires <!date\^(\d+)\^\{date_short_pretty\} at \{time\}\|([^>]+)> · Email sent <!date\^/.exec(
        standing?.type === 'mrkdwn' ? standing.text : '',
      ) ?? [];
    expect(mail).toContain(words);
    const { expiresAt } = await app.database.prisma.invitation.findFirstOrThrow({
      where: { email: 'kim@acme.com' },
    });
    expect(Number(seconds)).toBe(Math.floor(expiresAt.getTime() / 1000));
  });
});

describe('a search', () => {
  const found = (lines: string[]) => lines.filter((line) => line.includes('@acme.com'));

  test('begins with what was typed after the command', async ({ app }) => {
    const roster = await openRoster(app.slack.as('ada'), 'bob');
    expect(roster.fields[0]?.entered).toEqual(['bob']);
    expect(found(listLines(roster))).toEqual(['(Picture of Bob Kahn) bob@acme.com']);
    // As Slack sends an address that somebody types.
    const byAddress = await openRoster(app.slack.as('ada'), '<mailto:kim@acme.com|kim@acme.com>');
    expect(found(listLines(byAddress))).toEqual(['kim@acme.com']);
  });

  test('begins with whom was mentioned, and with links as they were typed', async ({ app }) => {
    const [ada, bob, linus] = [app.slack.as('ada'), app.slack.as('bob'), app.slack.as('linus')];
    const ofBob = await openRoster(ada, `<@${bob.id}|bobby> kahn`);
    expect(ofBob.fields[0]?.entered).toEqual(['kahn bob@acme.com']);
    expect(found(listLines(ofBob))).toEqual(['(Picture of Bob Kahn) bob@acme.com']);
    // wgw has not met him yet.
    const ofLinus = await openRoster(ada, `<@${linus.id}|linus>`);
    expect(ofLinus.fields[0]?.entered).toEqual(['linus']);
    const ofAcme = await openRoster(ada, '<http://acme.com|acme.com> &amp; <#C1|kim>');
    expect(ofAcme.fields[0]?.entered).toEqual(['acme.com & kim']);
    expect(found(listLines(ofAcme))).toEqual(['kim@acme.com']);
  });

  test('begins with the name in Slack of a member who was removed', async ({ app }) => {
    const { prisma } = app.database;
    await prisma.member.updateMany({ where: { email: 'bob@acme.com' }, data: { removedAt: new Date() } });
    const { fields } = await openRoster(app.slack.as('ada'), `<@${app.slack.as('bob').id}|bobby>`);
    await prisma.member.updateMany({ where: { email: 'bob@acme.com' }, data: { removedAt: null } });
    expect(fields[0]?.entered).toEqual(['bobby']);
  });

  test('is by the beginnings of names and addresses, in any letters, members and invitations alike', async ({
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
      expect(found(modal ? listLines(modal) : [])).toEqual(lines);
    }
  });

  test('is made by Enter in the field, too', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openRoster(ada);
    await ada.click('words', { choose: 'lovelace' });
    const roster = await ada.seesModal((modal) => !modal.text.includes('Bob Kahn'));
    expect(found(listLines(roster))).toEqual(['(Picture of Ada Lovelace) ada@acme.com']);
    expect(roster.fields[0]?.entered).toEqual(['lovelace']);
  });

  test('is narrowed by what to show and by role, which both stay picked', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openRoster(ada);
    await ada.click('role', { choose: 'Administrator' });
    const administrators = await ada.seesModal((modal) => !modal.text.includes('Bob Kahn'));
    expect(found(listLines(administrators))).toEqual([
      '(Picture of Ada Lovelace) ada@acme.com',
      'kim@acme.com',
    ]);
    await ada.click('show', { choose: 'Pending invitations' });
    const invitations = await ada.seesModal((modal) => !modal.text.includes('Ada Lovelace (you)'));
    expect(found(listLines(invitations))).toEqual(['kim@acme.com']);
    expect(invitations.values.filters).toMatchObject({
      show: { selected_option: { text: { text: 'Pending invitations' } } },
      role: { selected_option: { text: { text: 'Administrator' } } },
    });
  });

  test.for(['nobody', '!!!'])(
    'that finds nobody says so, and what can be searched for: %s',
    async (words, { app }) => {
      const roster = await openRoster(app.slack.as('ada'), words);
      expect(listLines(roster)).toEqual([
        'Nobody was found.',
        'Type the first letters or numbers of names and addresses.',
      ]);
    },
  );

  test('that cannot be shown is to be typed again', async ({ app }) => {
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

  test('that finds nobody of a role says what would show more, without words too', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openRoster(ada);
    await change(ada, () => ada.click('show', { choose: 'Pending invitations' }));
    expect(listLines(await change(ada, () => ada.click('role', { choose: 'Member' })))).toEqual([
      'Nobody was found.',
      'Type the first letters or numbers of names and addresses, or choose Everyone and Any role above.',
    ]);
  });

  test('that finds nobody among some says what would show more', async ({ app }) => {
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

describe('without an invitation', () => {
  testAlone('the roster says so where it was asked for them', async ({ app }) => {
    const ada = app.slack.as('ada');
    expect(listLines(await openRoster(ada))).not.toContain('Pending invitations');
    const show = (choose: string) => change(ada, () => ada.click('show', { choose }));
    expect(listLines(await show('Pending invitations'))).toEqual(['No invitation is waiting.']);
    expect(listLines(await show('Open invitations'))).toEqual(['No invitation is waiting.']);
    expect(listLines(await show('Expired invitations'))).toEqual(['No invitation has expired.']);
  });
});

describe('how an invitation stands', () => {
  testAlone('its email is on its way, sent, or expired unanswered', async ({ app }) => {
    const ada = app.slack.as('ada');
    app.sendgrid.fails({ status: 503 });
    await invite(ada, { addresses: 'kim@acme.com' });
    await app.slack.as('bob').seesMessage('Invited Successfully');
    expect(listLines(await openRoster(ada)).at(-1)).toMatch(/^Expires .+ · The email is on its way$/);

    await addMembers(app, [{ name: 'Bob', address: 'bob@acme.com' }]);
    app.pass({ days: 8 });
    await openRoster(ada);
    await ada.click('show', { choose: 'Expired invitations' });
    const expired = await ada.seesModal((modal) => !modal.text.includes('Bob'));
    expect(listLines(expired)).toEqual([
      'Pending invitations',
      'kim@acme.com',
      'Member, invited by Ada Lovelace',
      '[Resend… | Cancel…]',
      expect.stringMatching(/^Expired .+ at .+ · The email was not sent$/),
    ]);
    await ada.click('show', { choose: 'Open invitations' });
    await ada.seesModal('No invitation is waiting.');
  });

  testAlone('its email is told of once it has expired, too', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'kim@acme.com' });
    await app.sendgrid.mailbox.waitFor('kim@acme.com');
    await allTasksDone(app);
    const bounced = { delivery: 'BOUNCED', deliveryReason: 'No such mailbox' } as const;
    await app.database.prisma.invitation.updateMany({ data: bounced });
    app.pass({ days: 8 });
    expect(listLines(await openRoster(ada)).at(-1)).toMatch(
      /^Expired .+ · Email sent .+ Email bounced \(No such mailbox\)$/,
    );
  });
});
