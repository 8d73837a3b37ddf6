import { describe, expect } from 'vitest';
import { test } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import { asMember, everything, invite, join, listLines, openRoster, pick } from '../steps.ts';
import { changed, decide, expectRefused, openDialog, twoAdministrators } from './decisions.ts';

describe('a confirmation dialog left open while another Administrator acts', () => {
  test('does not demote a member who was removed and joined again, and the list below it is up to date', async ({
    app,
  }) => {
    const { ada, linus } = await twoAdministrators(app, 'Ned', 'ADMINISTRATOR');
    await openDialog(linus, 'Ned', 'Make Member');
    await decide(ada, 'Ned', 'Remove…');
    await join(app, ada, { address: 'ned@acme.com', name: 'Ned Flanders', role: 'Administrator' });
    const before = await everything(app);
    const { modal } = await linus.submit();
    expect(modal?.text).toBe(changed('Ned Flanders', 'an Administrator'));
    expect(modal?.submit).toBeUndefined();
    await linus.close();
    expect(listLines(await linus.seesModal(changed('Ned Flanders', 'an Administrator')))).toContain(
      'Ned Flanders',
    );
    expect(await everything(app)).toEqual(before);
  });

  test('does not remove a member who got another role', async ({ app }) => {
    const { ada, linus } = await twoAdministrators(app, 'Ida');
    await openDialog(linus, 'Ida', 'Remove…');
    await decide(ada, 'Ida', 'Make Administrator');
    const { modal } = await linus.submit();
    expect(modal?.text).toBe(changed('Ida', 'an Administrator'));
    await linus.close();
    const lines = listLines(await linus.seesModal(changed('Ida', 'an Administrator')));
    expect(lines[lines.indexOf('Ida') + 1]).toBe('Administrator');
    // The same decision succeeds in a dialog that shows the new role.
    await decide(linus, 'Ida', 'Remove…');
  });

  test('does not cancel an invitation that was resent', async ({ app }) => {
    const { ada, linus } = await twoAdministrators(app, 'Kim');
    await invite(ada, { addresses: 'kept@acme.com' });
    await openRoster(ada);
    await openRoster(linus);
    await openDialog(linus, 'kept@acme.com', 'Cancel…');
    await decide(ada, 'kept@acme.com', 'Resend…');
    const { modal } = await linus.submit();
    expect(modal?.text).toBe('Somebody resent this invitation since you saw it.');
    await linus.close();
    expect(listLines(await linus.seesModal('Somebody resent'))).toContain('kept@acme.com');
  });

  test('cancels invitations that were sent since if it offered no choice to keep them', async ({ app }) => {
    const { linus } = await twoAdministrators(app, 'Kim');
    const grace = await asMember(app, 'grace', 'ADMINISTRATOR');
    await openRoster(linus);
    await openDialog(linus, 'Grace Hopper', 'Remove…');
    await invite(grace, { addresses: 'since@acme.com' });
    await linus.submit();
    const roster = await linus.seesModal('Grace Hopper is not a member any more.');
    expect(roster.text).not.toContain('since@acme.com');
  });

  test('does not keep invitations that it did not show', async ({ app }) => {
    const { linus } = await twoAdministrators(app, 'Kim');
    const grace = await asMember(app, 'grace', 'ADMINISTRATOR');
    await invite(grace, { addresses: 'shown@acme.com' });
    await openRoster(linus);
    await openDialog(linus, 'Grace Hopper', 'Remove…');
    await invite(grace, { addresses: 'unseen@acme.com' });
    const { modal } = await linus.submit({ cancel_open_invitations: [] });
    expect(modal?.text).toBe(
      'Grace Hopper has more pending invitations than this window showed. Nothing was done. Choose again to see how many there are.',
    );
    await linus.close();
    await linus.seesModal('Grace Hopper has more pending invitations');
    await pick(linus, 'Grace Hopper', 'Remove…');
    await linus.seesModal('2 pending invitations that Grace Hopper sent');
    await linus.submit({ cancel_open_invitations: [] });
    await linus.seesModal('Grace Hopper is not a member any more.');
  });

  test.for([['Make Administrator'], ['Remove…']])(
    'is refused if the version of wgw before opened it, which did not record the state it showed: %s',
    async ([option = ''], { app }) => {
      const { ada } = await twoAdministrators(app, 'Pat');
      const request = await openDialog(ada, 'Pat', option);
      const older = app.slack.alter(request, ({ view }) => {
        const { id, role, origin } = JSON.parse((view as { private_metadata: string }).private_metadata);
        Object.assign(view as object, { private_metadata: JSON.stringify({ id, role, origin }) });
      });
      await expectRefused(app, older, 'Nothing was done. Please open it again.');
      await ada.close();
      expect(listLines(await ada.seesModal('Please open it again.'))).toContain('Pat');
    },
  );

  test('is refused if the version of wgw before opened it to cancel an invitation', async ({ app }) => {
    const { ada } = await twoAdministrators(app, 'Kim');
    await invite(ada, { addresses: 'before@acme.com' });
    await openRoster(ada);
    const request = await openDialog(ada, 'before@acme.com', 'Cancel…');
    const older = app.slack.alter(request, ({ view }) => {
      const { id, origin } = JSON.parse((view as { private_metadata: string }).private_metadata);
      Object.assign(view as object, { private_metadata: JSON.stringify({ id, origin }) });
    });
    await expectRefused(app, older, 'Please open it again.');
  });

  test('does not cancel an invitation that was extended since', async ({ app }) => {
    const { ada, linus } = await twoAdministrators(app, 'Kim');
    await invite(ada, { addresses: 'longer@acme.com' });
    await allTasksDone(app);
    await openRoster(linus);
    await openDialog(linus, 'longer@acme.com', 'Cancel…');
    // The button Extend does the same.
    const where = { email: 'longer@acme.com' };
    const { expiresAt } = await app.database.prisma.invitation.findFirstOrThrow({ where });
    const later = new Date(expiresAt.getTime() + 24 * 3_600_000);
    await app.database.prisma.invitation.updateMany({ where, data: { expiresAt: later } });
    const { modal } = await linus.submit();
    expect(modal?.text).toBe('Somebody extended this invitation since you saw it.');
  });
});
