import { describe, expect } from 'vitest';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { TestApp } from '../../support/app.ts';
import { test } from '../../support/shared-app.ts';
import {
  addMembers,
  asMember,
  change,
  closeAll,
  everything,
  invite,
  linkOf,
  listLines,
  openRoster,
  page,
  pick,
} from '../steps.ts';

/** Ada in front of the roster, with somebody in it. */
async function adaWith(app: TestApp, name: string, role: 'ADMINISTRATOR' | 'MEMBER' = 'MEMBER') {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  await addMembers(app, [{ name, address: `${name.toLowerCase()}@acme.com`, role }]);
  await openRoster(ada);
  return ada;
}

/** Picks from somebody's menu and waits for the question. */
async function asked(person: PersonDriver, beside: string, option: string, question: string) {
  await pick(person, beside, option);
  return person.seesModal(question);
}

/** Grace as an Administrator who invited two people, who have not answered. */
async function withOpenInvitations(app: TestApp, ...names: string[]): Promise<PersonDriver> {
  const grace = await asMember(app, 'grace', 'ADMINISTRATOR');
  await invite(grace, { addresses: names.map((name) => `${name}@acme.com`).join(' ') });
  for (const name of names) await app.sendgrid.mailbox.waitFor(`${name}@acme.com`);
  await closeAll(grace);
  return grace;
}

const entry = (modal: { text: string }, name: string) => {
  const lines = listLines(modal);
  const at = lines.findIndex((line) => line.startsWith(name));
  return lines.slice(at, at + 3);
};

describe('another role', () => {
  test('is asked about by name, with what it means; closing that changes nothing', async ({ app }) => {
    const ada = await adaWith(app, 'Kim');
    const before = await everything(app);
    const question = await asked(
      ada,
      'Kim',
      'Make Administrator',
      'Make Kim (kim@acme.com) an Administrator?',
    );
    expect([question.title, question.submit, question.close]).toEqual([
      'Change role',
      'Make Administrator',
      'Back',
    ]);
    expect(question.text.split('\n')).toEqual([
      'Make Kim (kim@acme.com) an Administrator?',
      'This holds at once. ' + 'An Administrator manages jobs, applications, members, settings and billing.',
    ]);
    await ada.close();
    expect(ada.modal?.title).toBe('Team');
    expect(await everything(app)).toEqual(before);
  });

  test('is given once it is confirmed: the roster below says so, and is up to date', async ({ app }) => {
    const bob = await asMember(app, 'bob');
    const ada = await adaWith(app, 'Kim');
    await asked(ada, 'Bob Kahn', 'Make Administrator', 'Make Bob Kahn (bob@acme.com) an Administrator?');
    await ada.submit();
    const roster = await ada.seesModal('Bob Kahn is an Administrator now.');
    expect(roster.text.split('\n')[0]).toBe('Bob Kahn is an Administrator now.');
    expect(entry(roster, 'Bob Kahn')).toEqual([
      'Bob Kahn',
      'Administrator',
      '[Make Member | Remove… | Activity]',
    ]);
    expect(ada.modals).toHaveLength(1);
    await bob.command('/wgw settings');
    await bob.seesModal('Allowed domains');

    await asked(ada, 'Bob Kahn', 'Make Member', 'Make Bob Kahn (bob@acme.com) a Member?');
    await ada.submit();
    const demoted = await ada.seesModal('Bob Kahn is a Member now.');
    expect(demoted.text).not.toContain('is an Administrator now');
    expect(entry(demoted, 'Bob Kahn')[1]).toBe('Member');
    expect((await bob.submit()).modal?.text).toContain('You cannot change the settings');
  });

  test('that may not invite any more cancels the invitations they left open, unless the box is cleared', async ({
    app,
  }) => {
    await withOpenInvitations(app, 'one', 'two');
    const ada = await adaWith(app, 'Kim');
    const question = await asked(ada, 'Grace Hopper', 'Make Member', 'Make Grace Hopper');
    expect(question.fields).toMatchObject([
      {
        label: '2 pending invitations that Grace Hopper sent',
        choices: ['Cancel them'],
        entered: ['Cancel them'],
      },
    ]);
    expect(JSON.stringify(question.view)).toContain('Otherwise they become yours.');
    await ada.submit();
    const roster = await ada.seesModal('Grace Hopper is a Member now.');
    expect(roster.text).not.toMatch(/one@acme\.com|two@acme\.com/);
    expect(await page(app, await linkOf(app, 'one@acme.com'))).toContain('has cancelled this invitation');
  });

  test('leaves them to whoever clears the box', async ({ app }) => {
    await withOpenInvitations(app, 'kept');
    const ada = await adaWith(app, 'Kim');
    const question = await asked(ada, 'Grace Hopper', 'Make Member', 'Make Grace Hopper');
    expect(question.fields[0]).toMatchObject({
      label: '1 pending invitation that Grace Hopper sent',
      choices: ['Cancel it'],
    });
    await ada.submit({ cancel_open_invitations: [] });
    const roster = await ada.seesModal('Grace Hopper is a Member now.');
    expect(entry(roster, 'kept@acme.com')[1]).toBe('Member, invited by Ada Lovelace');
    expect(await page(app, await linkOf(app, 'kept@acme.com'))).toContain('Accept');
  });

  test('confirmed twice at once is given once', async ({ app }) => {
    const ada = await adaWith(app, 'Kim');
    await asked(ada, 'Kim', 'Make Administrator', 'Make Kim');
    const request = ada.submissionRequest();
    const answers = await Promise.all([app.slack.replay(request), app.slack.replay(request)]);
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [200, ''],
      [200, ''],
    ]);
    const changes = await app.database.prisma.activity.findMany({
      where: { kind: 'ROLE_CHANGED', details: { path: ['email'], equals: 'kim@acme.com' } },
    });
    expect(changes).toHaveLength(1);
  });
});

describe('removing', () => {
  test('is asked about by name, with what it means; closing that changes nothing', async ({ app }) => {
    const ada = await adaWith(app, 'Lee');
    const before = await everything(app);
    const question = await asked(ada, 'Lee', 'Remove…', 'Remove Lee (lee@acme.com) from Acme?');
    expect([question.title, question.submit, question.close]).toEqual(['Remove member', 'Remove', 'Back']);
    expect(question.text).toContain(
      'They lose their access to WeGotWork at once. You can invite them again.',
    );
    await ada.close();
    expect(await everything(app)).toEqual(before);
  });

  test('takes somebody off the roster, and their invitations with them', async ({ app }) => {
    const grace = await withOpenInvitations(app, 'three');
    const ada = await adaWith(app, 'Lee');
    const question = await asked(ada, 'Grace Hopper', 'Remove…', 'Remove Grace Hopper (grace@acme.com)');
    expect(question.fields[0]?.label).toBe('1 pending invitation that Grace Hopper sent');
    await ada.submit();
    const roster = await ada.seesModal('Grace Hopper is not a member any more.');
    expect(listLines(roster).join('\n')).not.toMatch(/Grace|three@acme\.com/);
    expect(await page(app, await linkOf(app, 'three@acme.com'))).toContain('has cancelled this invitation');
    await grace.command('/wgw members');
    await grace.seesModal('You cannot see the members: you are not a member');
  });

  test('leaves their invitations to whoever clears the box', async ({ app }) => {
    await withOpenInvitations(app, 'inherited');
    const ada = await adaWith(app, 'Lee');
    await asked(ada, 'Grace Hopper', 'Remove…', 'Remove Grace Hopper');
    await ada.submit({ cancel_open_invitations: [] });
    const roster = await ada.seesModal('Grace Hopper is not a member any more.');
    expect(entry(roster, 'inherited@acme.com')[1]).toBe('Member, invited by Ada Lovelace');
  });

  test('is not for good: they can be invited and join again', async ({ app }) => {
    const ada = await adaWith(app, 'Lee');
    await asked(ada, 'Lee', 'Remove…', 'Remove Lee');
    await ada.submit();
    await ada.seesModal('Lee is not a member any more.');
    expect((await invite(ada, { addresses: 'lee@acme.com' })).errors).toEqual({});
  });

  test('confirmed again is told to have been done, once', async ({ app }) => {
    const ada = await adaWith(app, 'Lou');
    await asked(ada, 'Lou', 'Remove…', 'Remove Lou');
    const request = ada.submissionRequest();
    await app.slack.replay(request);
    expect((await app.slack.replay(request)).body).toContain('They are not a member any more.');
    const removals = await app.database.prisma.activity.findMany({
      where: { kind: 'REMOVED', details: { path: ['email'], equals: 'lou@acme.com' } },
    });
    expect(removals).toHaveLength(1);
  });
});

describe('oneself', () => {
  test('can be made a Member: the roster below has no menus any more', async ({ app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
    await invite(linus, { addresses: 'mine@acme.com' });
    await openRoster(linus);
    const question = await asked(linus, 'Linus Torvalds (you)', 'Make Member', 'Make yourself a Member?');
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

  test('can be removed: what stood below says whom to ask', async ({ app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
    await openRoster(linus);
    const question = await asked(linus, 'Linus Torvalds (you)', 'Remove…', 'Remove yourself from Acme?');
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
    'as the last Administrator stays: %s is refused kindly',
    async ([option = ''], { app }) => {
      const ada = await adaWith(app, 'Kim');
      await app.database.prisma.member.updateMany({
        where: { email: { not: 'ada@acme.com' } },
        data: { role: 'MEMBER' },
      });
      await asked(ada, 'Ada Lovelace (you)', option, 'yourself');
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
