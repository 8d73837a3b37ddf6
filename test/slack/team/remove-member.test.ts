import { describe, expect } from 'vitest';
import { test } from '../../support/shared-app.ts';
import { everything, invite, linkOf, listLines, page } from '../steps.ts';
import { adaWith, entry, openDialog, withOpenInvitations } from './roster-steps.ts';

describe('removing a member', () => {
  test('opens a dialog with their name and the consequence, and closing it changes nothing', async ({
    app,
  }) => {
    const ada = await adaWith(app, 'Lee');
    const before = await everything(app);
    const question = await openDialog(ada, 'Lee', 'Remove…', 'Remove Lee (lee@acme.com) from Acme?');
    expect([question.title, question.submit, question.close]).toEqual(['Remove member', 'Remove', 'Back']);
    expect(question.text).toContain(
      'They lose their access to WeGotWork at once. You can invite them again.',
    );
    await ada.close();
    expect(await everything(app)).toEqual(before);
  });

  test('takes the member off the roster, and cancels their open invitations', async ({ app }) => {
    const grace = await withOpenInvitations(app, 'three');
    const ada = await adaWith(app, 'Lee');
    const question = await openDialog(ada, 'Grace Hopper', 'Remove…', 'Remove Grace Hopper (grace@acme.com)');
    expect(question.fields[0]?.label).toBe('1 pending invitation that Grace Hopper sent');
    await ada.submit();
    const roster = await ada.seesModal('Grace Hopper is not a member any more.');
    expect(listLines(roster).join('\n')).not.toMatch(/Grace|three@acme\.com/);
    expect(await page(app, await linkOf(app, 'three@acme.com'))).toContain('has cancelled this invitation');
    await grace.command('/wgw members');
    await grace.seesModal('You cannot see the members: you are not a member');
  });

  test('hands their open invitations over to the Administrator who clears the box', async ({ app }) => {
    await withOpenInvitations(app, 'inherited');
    const ada = await adaWith(app, 'Lee');
    await openDialog(ada, 'Grace Hopper', 'Remove…', 'Remove Grace Hopper');
    await ada.submit({ cancel_open_invitations: [] });
    const roster = await ada.seesModal('Grace Hopper is not a member any more.');
    expect(entry(roster, 'inherited@acme.com')[1]).toBe('Member, invited by Ada Lovelace');
  });

  test('lets the person be invited again', async ({ app }) => {
    const ada = await adaWith(app, 'Lee');
    await openDialog(ada, 'Lee', 'Remove…', 'Remove Lee');
    await ada.submit();
    await ada.seesModal('Lee is not a member any more.');
    expect((await invite(ada, { addresses: 'lee@acme.com' })).errors).toEqual({});
  });

  test('happens once if it is confirmed again, and says so', async ({ app }) => {
    const ada = await adaWith(app, 'Lou');
    await openDialog(ada, 'Lou', 'Remove…', 'Remove Lou');
    const request = ada.submissionRequest();
    await app.slack.replay(request);
    expect((await app.slack.replay(request)).body).toContain('They are not a member any more.');
    const removals = await app.database.prisma.activity.findMany({
      where: { kind: 'REMOVED', details: { path: ['email'], equals: 'lou@acme.com' } },
    });
    expect(removals).toHaveLength(1);
  });
});
