import { describe, expect } from 'vitest';
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
  test('shows an Administrator every member and then every open invitation, with menus', async ({ app }) => {
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

  test('shows a Member the same without menus', async ({ app }) => {
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

  test('has the pictures that Slack offers over https, and initials for other members', async ({ app }) => {
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

  test('says when an invitation expires in the time zone of the reader, as its email does', async ({
    app,
  }) => {
    const { text: mail } = await app.sendgrid.mailbox.waitFor('kim@acme.com');
    const { view } = await openRoster(app.slack.as('ada'));
    const lastLine = view.blocks.flatMap((block) => (block.type === 'context' ? block.elements : [])).at(-1);
    const [, seconds, words] =
      /^Expires <!date\^(\d+)\^\{date_short_pretty\} at \{time\}\|([^>]+)> · Email sent <!date\^/.exec(
        lastLine?.type === 'mrkdwn' ? lastLine.text : '',
      ) ?? [];
    expect(mail).toContain(words);
    const { expiresAt } = await app.database.prisma.invitation.findFirstOrThrow({
      where: { email: 'kim@acme.com' },
    });
    expect(Number(seconds)).toBe(Math.floor(expiresAt.getTime() / 1000));
  });
});

describe('the roster without invitations', () => {
  testAlone('says so if a person chose to see them', async ({ app }) => {
    const ada = app.slack.as('ada');
    expect(listLines(await openRoster(ada))).not.toContain('Pending invitations');
    const show = (choose: string) => change(ada, () => ada.click('show', { choose }));
    expect(listLines(await show('Pending invitations'))).toEqual(['No invitation is waiting.']);
    expect(listLines(await show('Open invitations'))).toEqual(['No invitation is waiting.']);
    expect(listLines(await show('Expired invitations'))).toEqual(['No invitation has expired.']);
  });
});

describe('an entry of an invitation', () => {
  testAlone(
    'says whether its email is on its way, and whether it expired before the email was sent',
    async ({ app }) => {
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
    },
  );

  testAlone('says what became of its email even after it has expired', async ({ app }) => {
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
