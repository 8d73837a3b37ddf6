import { describe, expect } from 'vitest';
import { rosterModal } from '../../../src/slack/team/roster-modal.ts';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { TestApp } from '../../support/app.ts';
import { test } from '../../support/shared-app.ts';
import { addMembers, allAnswered, change, invite, listLines, openRoster, pick } from '../steps.ts';

const numbered = (count: number, name: string) =>
  Array.from({ length: count }, (_, n) => `${name}${String(n).padStart(2, '0')}`);

// With Ada, the team has 18 members.
const members = numbered(17, 'Member ');
const invited = numbered(20, 'guest');

/** Ada with a team on three pages: 15 members, then 3 members and 12 invitations, then 8 invitations. */
async function withTeam(app: TestApp): Promise<PersonDriver> {
  const ada = app.slack.as('ada');
  await openRoster(ada);
  if ((await app.database.prisma.member.count()) > 1) return ada;
  await addMembers(
    app,
    members.map((name) => ({ name, address: `${name.replace(' ', '.').toLowerCase()}@acme.com` })),
  );
  await invite(ada, { addresses: invited.map((name) => `${name}@acme.com`).join(' ') });
  return ada;
}

const next = (person: PersonDriver) => change(person, () => person.click('roster_next'));
const previous = (person: PersonDriver) => change(person, () => person.click('roster_previous'));
const entries = (shown: { text: string }) =>
  listLines(shown).filter((line) => /^(Ada|Member \d|guest\d)/.test(line));

describe('the pages of the roster', () => {
  test('go from members to invitations and back, and show everybody once', async ({ app }) => {
    const ada = await withTeam(app);
    const first = await openRoster(ada);
    expect(entries(first)).toEqual(['Ada Lovelace (you)', ...members.slice(0, 14)]);
    expect(listLines(first)).not.toContain('Pending invitations');
    expect(listLines(first).at(-1)).toBe('[Next →]');

    const second = await next(ada);
    expect(entries(second).slice(0, 3)).toEqual(members.slice(14));
    expect(listLines(second)).toContain('Members');
    expect(listLines(second)).toContain('Pending invitations');
    expect(listLines(second).at(-1)).toBe('[← Previous] [Next →]');

    const third = await next(ada);
    expect(listLines(third)).not.toContain('Members');
    expect(listLines(third).at(-1)).toBe('[← Previous]');
    const invitations = [...entries(second).slice(3), ...entries(third)];
    expect(invitations.toSorted()).toEqual(invited.map((name) => `${name}@acme.com`));

    expect(entries(await previous(ada))).toEqual(entries(second));
    expect(entries(await previous(ada))).toEqual(entries(first));
  });

  test('follow the search', async ({ app }) => {
    const ada = await withTeam(app);
    await openRoster(ada, 'member');
    expect(entries(await next(ada))).toEqual(members.slice(15));
    expect(entries(await previous(ada))).toEqual(members.slice(0, 15));
    const guests = await change(ada, () => ada.click('words', { choose: 'guest' }));
    expect(entries(guests)).toHaveLength(15);
    expect(entries(await next(ada))).toHaveLength(5);
  });

  test('start from the first one after another search, even if a page button was pressed', async ({
    app,
  }) => {
    const ada = await withTeam(app);
    await openRoster(ada);
    ada.enter({ words: 'guest' });
    const guests = await next(ada);
    expect(entries(guests)).toHaveLength(15);
    expect(entries(guests)[0]).toMatch(/^guest/);
    expect(listLines(guests).at(-1)).toBe('[Next →]');
  });

  test('say how to go on if a search stopped before it found anybody', () => {
    const { blocks } = rosterModal({
      actor: {
        memberId: '1',
        organizationId: '2',
        organizationName: 'Acme',
        name: 'Ada',
        email: 'ada@acme.com',
        role: 'MEMBER',
      },
      page: { entries: [], previous: undefined, next: { after: { list: 'members', key: 'a', id: '3' } } },
      filter: { words: 'a b', show: 'everyone' },
      metadata: '',
      publicUrl: 'https://wgw.test',
    });
    expect(JSON.stringify(blocks)).toContain('*Nobody so far.*\\nPress _Next_ to look further.');
  });

  test('go back to the first one if the next one has become empty meanwhile', async ({ app }) => {
    const ada = await withTeam(app);
    await openRoster(ada, 'member');
    await app.database.prisma.member.updateMany({
      where: { name: { in: members.slice(15) } },
      data: { removedAt: new Date() },
    });
    expect(entries(await next(ada))).toEqual(members.slice(0, 15));
    await app.database.prisma.member.updateMany({ data: { removedAt: null } });
    // The first page stays after an update, although there is another page again.
    await pick(ada, 'Member 00', 'Make Administrator');
    await ada.seesModal('Make Member 00');
    await ada.submit();
    expect(entries(await ada.seesModal('Member 00 is an Administrator now.'))).toEqual(members.slice(0, 15));
    await app.database.prisma.member.updateMany({ where: { name: 'Member 00' }, data: { role: 'MEMBER' } });
  });
});

describe('a page button', () => {
  test('turns one page if it is pressed twice', async ({ app }) => {
    const ada = await withTeam(app);
    await openRoster(ada);
    const request = ada.clickRequest('roster_next');
    const second = await change(ada, () =>
      Promise.all([app.slack.replay(request), app.slack.replay(request)]),
    );
    await app.slack.replay(request);
    await app.slack.waitFor(() => app.slack.calls('views.update').at(-1)?.error === 'hash_conflict');
    expect(entries(second).slice(0, 3)).toEqual(members.slice(14));
    expect(ada.modal?.text).toBe(second.text);
    expect(ada.modals).toHaveLength(1);
  });

  test('changes nothing in a view that was replaced meanwhile, and sends no message', async ({ app }) => {
    const ada = await withTeam(app);
    await openRoster(ada);
    const late = ada.clickRequest('roster_next');
    const invitations = await change(ada, () => ada.click('show', { choose: 'Pending invitations' }));
    const messages = ada.directMessages.length;
    expect((await app.slack.replay(late)).status).toBe(200);
    await allAnswered(app);
    expect(app.slack.calls('views.update').at(-1)?.error).toBe('hash_conflict');
    expect(ada.modal?.text).toBe(invitations.text);
    expect(ada.directMessages).toHaveLength(messages);
  });

  test('does not prevent a later choice above the list, which applies to the whole list', async ({ app }) => {
    const ada = await withTeam(app);
    await openRoster(ada);
    const picking = ada.clickRequest('show', { choose: 'Pending invitations' });
    await next(ada);
    const invitations = await change(ada, () => app.slack.replay(picking));
    expect(entries(invitations)[0]).toMatch(/^guest/);
  });

  test('does nothing after the roster was closed', async ({ app }) => {
    const ada = await withTeam(app);
    await openRoster(ada);
    const late = ada.clickRequest('roster_next');
    await ada.close();
    const messages = ada.directMessages.length;
    expect((await app.slack.replay(late)).status).toBe(200);
    await allAnswered(app);
    expect(app.slack.calls('views.update').at(-1)?.error).toBe('not_found');
    expect(ada.modal).toBeUndefined();
    expect(ada.directMessages).toHaveLength(messages);
  });
});
