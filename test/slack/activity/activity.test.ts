import { describe, expect } from 'vitest';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { Modal } from '../../simulator/slack/shown.ts';
import { testAlone as test } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import {
  addMembers,
  answerEmail,
  change,
  closeAll,
  invite,
  join,
  listLines,
  openRoster,
  pick,
} from '../steps.ts';

async function openActivity(person: PersonDriver): Promise<Modal> {
  await closeAll(person);
  await person.command('/wgw activity');
  return person.seesModal(({ title }) => title === 'Activity');
}

/** The lines of the activity without their times. */
const linesOf = (modal: Modal) => listLines(modal).filter((line) => !/ at \d+:\d+/.test(line));

describe('the activity', () => {
  test('says who did what to whom, with the values before and after, newest first', async ({ app }) => {
    const ada = app.slack.as('ada');
    await join(app, ada, { address: 'grace@acme.com', name: 'Grace Hopper', role: 'Administrator' });
    await openRoster(ada);
    await pick(ada, 'Grace Hopper', 'Make Member');
    await ada.seesModal('Make Grace Hopper');
    await ada.submit();
    await ada.seesModal('Grace Hopper is a Member now.');
    await invite(ada, { addresses: 'ted@acme.com' });
    await answerEmail(app, 'ted@acme.com', 'decline');
    await closeAll(ada);
    await ada.command('/wgw settings');
    await ada.seesModal(({ title }) => title === 'Settings');
    await ada.submit({ about: 'We fly.' });
    await allTasksDone(app);

    expect(linesOf(await openActivity(ada))).toEqual([
      'Ada Lovelace changed the settings.',
      '• A line about it: none → We fly.',
      'ted@acme.com declined their invitation.',
      'Ada Lovelace invited ted@acme.com as a Member.',
      'Ada Lovelace changed the role of Grace Hopper (grace@acme.com): Administrator → Member.',
      'Grace Hopper (grace@acme.com) joined as an Administrator.',
      'Ada Lovelace invited grace@acme.com as an Administrator.',
      'Ada Lovelace set up Acme.',
    ]);
  });

  test('can be searched by person and by kind', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'ted@acme.com' });
    await invite(ada, { addresses: 'kim@acme.com' });
    await openActivity(ada);
    const { modal: ofTed } = await ada.submit({ person: 'ted@acme.com' });
    expect(ofTed && linesOf(ofTed)).toEqual(['Ada Lovelace invited ted@acme.com as a Member.']);
    const none = await change(ada, () => ada.click('kind', { choose: 'Declined' }));
    expect(listLines(none)).toEqual(['Nothing was found.', 'Another person, or Everything shows more.']);
    const { modal: ofAnybody } = await ada.submit({ person: '' });
    expect(ofAnybody && listLines(ofAnybody)).toEqual(['Nothing was found.', 'Everything shows more.']);
    const all = await change(ada, () => ada.click('person', { choose: 'ada' }));
    expect(all.text).toContain('Nothing was found.');
    const kind = await change(ada, () => ada.click('kind', { choose: 'Organization set up' }));
    expect(linesOf(kind)).toEqual(['Ada Lovelace set up Acme.']);
  });

  test('shows each kind under its name', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'no@acme.com' });
    await answerEmail(app, 'no@acme.com', 'decline');
    await invite(ada, { addresses: 'off@acme.com' });
    await openRoster(ada);
    await pick(ada, 'off@acme.com', 'Cancel…');
    await ada.seesModal(({ submit }) => submit === 'Cancel invitation');
    await ada.submit();
    await allTasksDone(app);
    await openActivity(ada);
    const declined = await change(ada, () => ada.click('kind', { choose: 'Declined' }));
    expect(linesOf(declined)).toEqual(['no@acme.com declined their invitation.']);
    const cancelled = await change(ada, () => ada.click('kind', { choose: 'Cancelled' }));
    expect(linesOf(cancelled)).toEqual(['Ada Lovelace cancelled the invitation of off@acme.com.']);
  });

  test('says so if a search matches more people than it takes', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: 'ted@acme.com' });
    const namesakes = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ name: `Kim ${n}`, address: `kim${n}@acme.com` }));
    await addMembers(app, namesakes(20));
    await openActivity(ada);
    expect((await ada.submit({ person: 'kim' })).modal?.text).not.toContain('Many people are found so');
    await addMembers(app, namesakes(21));
    expect((await ada.submit({ person: 'kim' })).modal?.text).toContain(
      'Many people are found so, and only the first are shown: type more of the name.',
    );
  });

  test('asks the person to type the command again if the result cannot be shown', async ({ app }) => {
    const ada = app.slack.as('ada');
    await openRoster(ada);
    await openActivity(ada);
    app.timeLimits.slackReply = 0;
    app.slack.faults.next('views.update', { error: 'internal_error' });
    await ada.submit({ person: 'ada' });
    await ada.seesMessage('The search could not be shown. Please type /wgw activity again.');
  });

  test('has pages to the oldest entry and back', async ({ app }) => {
    const ada = app.slack.as('ada');
    await invite(ada, { addresses: Array.from({ length: 19 }, (_, n) => `p${n}@acme.com`).join(' ') });
    const first = await openActivity(ada);
    expect(linesOf(first)).toHaveLength(16);
    const second = await change(ada, () => ada.click('activity_next'));
    expect(linesOf(second).slice(4)).toEqual(['Ada Lovelace set up Acme.', '[← Newer]']);
    expect(linesOf(await change(ada, () => ada.click('activity_previous')))).toEqual(linesOf(first));
  });

  test('goes back to the first page if the person of the search was renamed meanwhile', async ({ app }) => {
    const ada = app.slack.as('ada');
    await join(app, ada, { address: 'grace@acme.com', name: 'Grace Hopper', role: 'Administrator' });
    const grace = app.slack.as('grace');
    await invite(grace, { addresses: Array.from({ length: 15 }, (_, n) => `p${n}@acme.com`).join(' ') });
    await openActivity(ada);
    const first = await change(ada, () => ada.click('person', { choose: 'hopper' }));
    const { prisma } = app.database;
    await prisma.member.updateMany({ where: { email: 'grace@acme.com' }, data: { name: 'Grace Murray' } });
    const empty = await change(ada, () => ada.click('activity_next'));
    expect(empty.text).toContain('Nothing was found.');
    expect(empty.view.private_metadata).toBe(first.view.private_metadata);
  });

  test('opens for one member from their menu in the roster', async ({ app }) => {
    const ada = app.slack.as('ada');
    await join(app, ada, { address: 'grace@acme.com', name: 'Grace Hopper' });
    await openRoster(ada);
    await pick(ada, 'Grace Hopper', 'Activity');
    const modal = await ada.seesModal(({ title }) => title === 'Activity');
    expect(linesOf(modal)).toEqual([
      'Grace Hopper (grace@acme.com) joined as a Member.',
      'Ada Lovelace invited grace@acme.com as a Member.',
    ]);
  });
});
