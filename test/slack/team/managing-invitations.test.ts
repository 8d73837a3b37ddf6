import { describe, expect } from 'vitest';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { TestApp } from '../../support/app.ts';
import { test } from '../../support/shared-app.ts';
import {
  asMember,
  closeAll,
  everything,
  invite,
  linkOf,
  listLines,
  openHome,
  openRoster,
  page,
  pick,
} from '../steps.ts';

/** The two places with menus beside invitations. */
const places = {
  roster: {
    async open(person: PersonDriver, address: string) {
      await openRoster(person);
      return listLines(await person.seesModal(address)).join('\n');
    },
    async sees(person: PersonDriver, notice: string) {
      const { text } = await person.seesModal(notice);
      return text;
    },
  },
  'Home tab': {
    async open(person: PersonDriver, address: string) {
      await closeAll(person);
      return openHome(person, address);
    },
    async sees(person: PersonDriver, notice: string) {
      await person.seesNoModal();
      return person.seesHome(notice);
    },
  },
} as const;

const each = Object.keys(places).map((place) => [place as keyof typeof places] as const);

async function adaInvited(app: TestApp, address: string, role?: 'Administrator'): Promise<PersonDriver> {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  await invite(ada, { addresses: address, role: role ?? 'Member' });
  await app.sendgrid.mailbox.waitFor(address);
  return ada;
}

describe.for(each)('in the %s, an Administrator', ([place]) => {
  const { open, sees } = places[place];
  const at = (name: string) => `${name}.${place.split(' ')[0]?.toLowerCase()}@acme.com`;

  test('is asked before cancelling, and can keep the invitation', async ({ app }) => {
    const ada = await adaInvited(app, at('keep'));
    await open(ada, at('keep'));
    const before = await everything(app);
    await pick(ada, at('keep'), 'Cancel…');
    const question = await ada.seesModal(`Cancel the invitation of ${at('keep')}?`);
    expect([question.title, question.submit, question.close]).toEqual([
      'Cancel invitation',
      'Cancel invitation',
      'Keep it',
    ]);
    expect(question.text).toContain(
      'The link in their email stops working at once. They are not told. You can invite them again.',
    );
    await ada.close();
    expect(await everything(app)).toEqual(before);
  });

  test('cancels an invitation: it leaves the list, its link says so, and the address can be invited again', async ({
    app,
  }) => {
    const ada = await adaInvited(app, at('gone'));
    await open(ada, at('gone'));
    await pick(ada, at('gone'), 'Cancel…');
    await ada.seesModal('Cancel the invitation');
    await ada.submit();
    const notice = `The invitation of ${at('gone')} is cancelled.`;
    expect((await sees(ada, notice)).replace(notice, '')).not.toContain(at('gone'));
    expect(await page(app, await linkOf(app, at('gone')))).toContain('has cancelled this invitation');
    expect((await invite(ada, { addresses: at('gone') })).errors).toEqual({});
  });

  test('is asked before resending, and can go back', async ({ app }) => {
    const ada = await adaInvited(app, at('back'), 'Administrator');
    await open(ada, at('back'));
    const before = await everything(app);
    await pick(ada, at('back'), 'Resend…');
    const question = await ada.seesModal(`Send the invitation of ${at('back')} again, as an Administrator?`);
    expect([question.title, question.submit, question.close]).toEqual([
      'Resend invitation',
      'Resend',
      'Back',
    ]);
    expect(question.text).toContain(
      'They get a new email, whose link works for 7 days. The links in earlier emails stop working.',
    );
    await ada.close();
    expect(await everything(app)).toEqual(before);
  });

  test('resends an invitation: it gets a new link, and the old link stops working', async ({ app }) => {
    const ada = await adaInvited(app, at('new'));
    const old = await linkOf(app, at('new'));
    await open(ada, at('new'));
    await pick(ada, at('new'), 'Resend…');
    await ada.seesModal('Send the invitation');
    await ada.submit();
    const shown = await sees(
      ada,
      `${at('new')} gets a new email from WeGotWork <invitations@wegotwork.test>. ` +
        'Earlier links no longer work.',
    );
    expect(shown).toContain('Member, invited by Ada Lovelace');
    const link = await linkOf(app, at('new'), 2);
    expect(link).not.toBe(old);
    expect(await page(app, old)).toContain('A newer invitation');
    expect(await page(app, link)).toContain('Accept');
  });

  test('who confirms twice at once sends one email or cancels one invitation', async ({ app }) => {
    const ada = await adaInvited(app, at('twice'));
    for (const option of ['Resend…', 'Cancel…']) {
      await open(ada, at('twice'));
      await pick(ada, at('twice'), option);
      await ada.seesModal(({ submit }) => submit !== 'Search' && submit !== undefined);
      const request = ada.submissionRequest();
      const answers = await Promise.all([app.slack.replay(request), app.slack.replay(request)]);
      const refused = answers.map(({ body }) => body).filter((body) => body !== '');
      expect(refused).toHaveLength(1);
      expect(refused[0]).toMatch(/Somebody resent this invitation|was cancelled already/);
    }
    await everything(app);
    expect(app.sendgrid.mailbox.to(at('twice'))).toHaveLength(2);
    const activities = await app.database.prisma.activity.findMany({
      where: { details: { path: ['email'], equals: at('twice') } },
      orderBy: { createdAt: 'asc' },
    });
    expect(activities.map(({ kind }) => kind)).toEqual(['INVITED', 'RESENT', 'CANCELLED']);
  });
});

test('an Administrator who cancels an expired invitation reads that it has expired', async ({ app }) => {
  const ada = await adaInvited(app, 'past@acme.com');
  app.pass({ days: 8 });
  await openRoster(ada, 'past');
  await pick(ada, 'past@acme.com', 'Cancel…');
  await ada.seesModal(
    'It has expired: the link in their email works no more. Cancelling takes it off the list.',
  );
});

test('an Administrator opens an expired invitation again by resending it', async ({ app }) => {
  const ada = await adaInvited(app, 'late@acme.com');
  app.pass({ days: 8 });
  expect(await page(app, await linkOf(app, 'late@acme.com'))).toContain('expired');
  await openRoster(ada, 'late');
  await pick(ada, 'late@acme.com', 'Resend…');
  await ada.seesModal('Send the invitation');
  await ada.submit();
  const roster = await ada.seesModal('gets a new email');
  expect(listLines(roster).at(-1)).toMatch(/^Expires /);
  expect(await page(app, await linkOf(app, 'late@acme.com', 2))).toContain('Accept');
});

test('an Administrator who resends over a limit reads when to try again, and the link still works', async ({
  app,
}) => {
  const ada = await adaInvited(app, 'often@acme.com');
  const link = await linkOf(app, 'often@acme.com');
  await app.database.prisma.sendingQuota.updateMany({
    where: { subject: 'often@acme.com' },
    data: { used: 10 },
  });
  await openRoster(ada, 'often');
  await pick(ada, 'often@acme.com', 'Resend…');
  await ada.seesModal('Send the invitation');
  const { modal } = await ada.submit();
  expect(modal?.text).toMatch(/^often@acme\.com can get 10 invitations a day, and this would be more\./);
  expect(modal?.text).toContain('ry again after');
  expect(await page(app, link)).toContain('Accept');
});
