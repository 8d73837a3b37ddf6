import { describe, expect } from 'vitest';
import { test } from '../../support/shared-app.ts';
import { asMember, change, everything, invite, listLines, openRoster } from '../steps.ts';
import { adaWith, openDialog } from './roster-steps.ts';

describe('an Administrator', () => {
  test('can make themselves a Member, and the roster below has no menus any more', async ({ app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
    await invite(linus, { addresses: 'mine@acme.com' });
    await openRoster(linus);
    const question = await openDialog(
      linus,
      'Linus Torvalds (you)',
      'Make Member',
      'Make yourself a Member?',
    );
    expect(question.text.split('\n')).toEqual([
      'Make yourself a Member?',
      'This holds at once. ' +
        'A Member sees jobs, reviews and moves applications, and writes to applicants.',
      '1 pending invitation that you sent is cancelled.',
    ]);
    await linus.submit();
    const roster = await linus.seesModal('You are a Member now.');
    expect(listLines(roster).filter((line) => /^\[.*Remove…|^\[Resend…/.test(line))).toEqual([]);
    expect(roster.text).not.toContain('mine@acme.com');
  });

  test('can remove themselves, and the view below says whom to ask', async ({ app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
    await openRoster(linus);
    const question = await openDialog(linus, 'Linus Torvalds (you)', 'Remove…', 'Remove yourself from Acme?');
    expect(question.text).toContain(
      'You lose your access to WeGotWork at once. An Administrator can invite you again.',
    );
    await linus.submit();
    const below = await linus.seesModal('You are not a member any more.');
    expect(below.text).toMatch(/Ask .*Ada Lovelace to invite you\./);
    expect(below.submit).toBeUndefined();
    expect(below.text).not.toContain('ada@acme.com');
  });

  test.for([['Make Member'], ['Remove…']])(
    'cannot leave as the last one: %s is refused',
    async ([option = ''], { app }) => {
      const ada = await adaWith(app, 'Kim');
      await app.database.prisma.member.updateMany({
        where: { email: { not: 'ada@acme.com' } },
        data: { role: 'MEMBER' },
      });
      await openDialog(ada, 'Ada Lovelace (you)', option, 'yourself');
      const before = await everything(app);
      const { modal } = await ada.submit();
      expect(modal?.text).toBe('You are the last Administrator. Make somebody else an Administrator first.');
      expect(modal?.submit).toBeUndefined();
      await ada.close();
      await change(ada, () => ada.click('role', { choose: 'Administrator' }));
      expect(listLines(await ada.seesModal('Ada Lovelace (you)'))).toContain('Administrator');
      expect(await everything(app)).toEqual(before);
    },
  );
});
