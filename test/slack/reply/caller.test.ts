import { describe, expect, onTestFinished } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { test } from '../../support/shared-app.ts';
import { asMember, invite, join, openInvite, seesAccessDenied } from '../steps.ts';

describe('in a workspace with an organization', () => {
  test('wgw asks Slack about a person only the first time', async ({ app }) => {
    await openInvite(app.slack.as('ada'));
    const asked = app.slack.calls('users.info').length;
    await openInvite(app.slack.as('ada'));
    await invite(app.slack.as('ada'), { addresses: 'kim@acme.com' });
    expect(app.slack.calls('users.info')).toHaveLength(asked);
  });

  test('a member is known by the confirmed address of their profile, and a Member who may not see the activity is told who may', async ({
    app,
  }) => {
    await join(app, app.slack.as('ada'), { address: 'grace@acme.com', name: 'Grace' });
    const grace = app.slack.as('grace');
    // The first answer replaces a loading view. Later answers come at once.
    await grace.command('/wgw activity');
    await grace.seesModal('You cannot see the activity: only Administrators of your organization can.');
    const { text, message } = await grace.command('/wgw activity');
    expect(text).toBe(
      'You cannot see the activity: only Administrators of your organization can.\nAsk Ada Lovelace what happened.',
    );
    expect(message?.onlyTo).toBe('grace');
  });

  test('guests, bots, deactivated people and people without a confirmed address are told why they may not invite', async ({
    app,
  }) => {
    await openInvite(app.slack.as('ada'));
    const before = await app.database.prisma.slackIdentity.count();
    const reasons = {
      gus: 'you are its guest.\nAsk Ada Lovelace to invite whom you have in mind.',
      mia: 'you are its guest.',
      robot: 'wgw serves people, not apps.',
      dora: 'your Slack account is deactivated.',
      una: 'Confirm your address in Slack, then try again.\nAsk Ada Lovelace to invite you.',
      noel: 'Confirm your address in Slack',
    };
    for (const [name, why] of Object.entries(reasons)) {
      // It does not help that their address belongs to a member.
      const { email } = app.slack.workspaces[0]?.findPerson(name) ?? {};
      if (email !== undefined) await join(app, app.slack.as('ada'), { address: email, name });
      expect(await seesAccessDenied(app.slack.as(name))).toContain(why);
    }
    expect(await app.database.prisma.slackIdentity.count()).toBe(before);
  });

  test('a person from another workspace is told so, and learns no names', async ({ app }) => {
    await openInvite(app.slack.as('ada'));
    const stan = app.slack.as('stan');
    await join(app, app.slack.as('ada'), { address: 'stan@globex.com', name: 'Stan' });
    const text = await seesAccessDenied(stan);
    expect(text).toContain('wgw serves the members of the workspace that installed it');
    expect(text).not.toContain('Ada');
  });

  test('the same user id in another workspace is another person', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openInvite(ada);
    await ada.close();
    await ada.command('/wgw invite', { fields: { team_id: 'T0GLOBEX01' } });
    await ada.seesModal('You cannot invite people here');
  });

  test('a forged form is refused if its sender may not invite', async ({ app }) => {
    await openInvite(app.slack.as('ada'));
    const { body } = app.slack.as('ada').submissionRequest({ addresses: 'forged@acme.com' });
    const payload = JSON.parse(new URLSearchParams(body).get('payload') ?? '');
    for (const name of ['linus', 'gus', 'stan']) {
      payload.user.id = app.slack.as(name).id;
      const answer = await app.slack.request(
        new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
      );
      expect(answer.body).toContain('You cannot invite people');
    }
    expect(await app.database.prisma.invitation.count({ where: { email: 'forged@acme.com' } })).toBe(0);
  });

  test('an Administrator who was removed or demoted with the form open cannot send it', async ({ app }) => {
    const { prisma } = app.database;
    await join(app, app.slack.as('ada'), { address: 'linus@acme.com', name: 'Linus', role: 'Administrator' });
    const linus = app.slack.as('linus');
    await openInvite(linus);
    await prisma.slackIdentity.deleteMany({ where: { userId: linus.id } });
    expect((await linus.submit({ addresses: 'late@acme.com' })).modal?.text).toContain(
      'You cannot invite people',
    );

    await openInvite(linus);
    await prisma.member.updateMany({ where: { email: 'linus@acme.com' }, data: { role: 'MEMBER' } });
    const { modal } = await linus.submit({ addresses: 'late@acme.com' });
    expect(modal?.text).toBe(
      'You cannot invite people: only Administrators of your organization can.\n' +
        'Ask Ada Lovelace to invite whom you have in mind, or type /wgw invite to ask through wgw.',
    );
    expect(await prisma.invitation.count({ where: { email: 'late@acme.com' } })).toBe(0);
  });
});

test.for([
  ['demoted', "UPDATE members SET role = 'MEMBER'", 'only Administrators of your organization can.'],
  ['removed', 'UPDATE members SET removed_at = now()', 'you are not a member of this organization'],
])(
  'an Administrator who is %s while wgw saves their form reads that they may not',
  async ([, change = '', why = ''], { app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    const linus = await asMember(app, 'linus', 'ADMINISTRATOR');
    await linus.command('/wgw settings');
    await linus.seesModal(({ title }) => title === 'Settings');

    const other = await app.database.pool.connect();
    onTestFinished(() => other.release());
    await other.query('BEGIN');
    await other.query('SELECT FROM organizations FOR UPDATE');
    await other.query(`${change} WHERE email = 'linus@acme.com'`);
    const submitted = linus.submit({ Name: 'Acme Two' });
    await eventually(async () => {
      const { rows } = await app.database.pool.query(
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      expect(rows).toHaveLength(1);
    });
    await other.query('COMMIT');
    expect((await submitted).modal?.text).toContain(`You cannot change the settings: ${why}`);
  },
);
