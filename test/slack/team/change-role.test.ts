import { describe, expect } from 'vitest';
import { test } from '../../support/shared-app.ts';
import { asMember, everything, linkOf, page } from '../steps.ts';
import { adaWith, entry, openDialog, withOpenInvitations } from './roster-steps.ts';

describe('changing the role of a member', () => {
  test('opens a dialog with their name and the consequence, and closing it changes nothing', async ({
    app,
  }) => {
    const ada = await adaWith(app, 'Kim');
    const before = await everything(app);
    const question = await openDialog(
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

  test('takes effect when it is confirmed, and the roster below says so', async ({ app }) => {
    const bob = await asMember(app, 'bob');
    const ada = await adaWith(app, 'Kim');
    await openDialog(ada, 'Bob Kahn', 'Make Administrator', 'Make Bob Kahn (bob@acme.com) an Administrator?');
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

    await openDialog(ada, 'Bob Kahn', 'Make Member', 'Make Bob Kahn (bob@acme.com) a Member?');
    await ada.submit();
    const demoted = await ada.seesModal('Bob Kahn is a Member now.');
    expect(demoted.text).not.toContain('is an Administrator now');
    expect(entry(demoted, 'Bob Kahn')[1]).toBe('Member');
    expect((await bob.submit()).modal?.text).toContain('You cannot change the settings');
  });

  test('cancels the open invitations of a demoted Administrator, unless the box is cleared', async ({
    app,
  }) => {
    await withOpenInvitations(app, 'one', 'two');
    const ada = await adaWith(app, 'Kim');
    const question = await openDialog(ada, 'Grace Hopper', 'Make Member', 'Make Grace Hopper');
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

  test('hands the open invitations over to the Administrator who clears the box', async ({ app }) => {
    await withOpenInvitations(app, 'kept');
    const ada = await adaWith(app, 'Kim');
    const question = await openDialog(ada, 'Grace Hopper', 'Make Member', 'Make Grace Hopper');
    expect(question.fields[0]).toMatchObject({
      label: '1 pending invitation that Grace Hopper sent',
      choices: ['Cancel it'],
    });
    await ada.submit({ cancel_open_invitations: [] });
    const roster = await ada.seesModal('Grace Hopper is a Member now.');
    expect(entry(roster, 'kept@acme.com')[1]).toBe('Member, invited by Ada Lovelace');
    expect(await page(app, await linkOf(app, 'kept@acme.com'))).toContain('Accept');
  });

  test('happens once if it is confirmed twice at once', async ({ app }) => {
    const ada = await adaWith(app, 'Kim');
    await openDialog(ada, 'Kim', 'Make Administrator', 'Make Kim');
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
