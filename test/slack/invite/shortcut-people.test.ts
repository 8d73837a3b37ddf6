import { describe, expect } from 'vitest';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { Modal } from '../../simulator/slack/shown.ts';
import { test, testAlone } from '../../support/shared-app.ts';
import { asMember, closeAll, everything } from '../steps.ts';

/** Somebody uses the shortcut on what Bob wrote. */
async function useOn(
  bob: PersonDriver,
  user: PersonDriver,
  text: string,
  { channel = 'general', says = '' } = {},
): Promise<Modal> {
  await closeAll(user);
  bob.say(text, channel);
  const message = await user.seesMessage(text.split(' ')[0] ?? '');
  await user.shortcut('invite_from_message', message);
  return user.seesModal(says);
}

describe('the shortcut on a message', () => {
  test.for<[string, string, string[], string[]]>([
    ['an address', 'Welcome, ted@acme.com!', ['ted@acme.com'], []],
    ['an address in brackets', 'Welcome Ted <ted@acme.com>', ['ted@acme.com'], []],
    ['several, once each', 'Welcome a@acme.com, b@acme.com; A@acme.com', ['a@acme.com, b@acme.com'], []],
    ['what is no address', 'Welcome, @here at acme.com and a@b', [], []],
  ])('takes %s', async ([, text, addresses, people], { app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const form = await useOn(app.slack.as('bob'), ada, text, { says: 'Email addresses' });
    expect(form.fields[0]?.entered).toEqual(addresses);
    expect(form.fields[1]?.entered).toEqual(people);
    expect(form.text.includes('names nobody')).toBe(addresses.length === 0);
  });

  test('takes people whom it mentions, once each', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const [linus, grace] = [app.slack.as('linus'), app.slack.as('grace')];
    const text = `Hello! <@${linus.id}> and <@${grace.id}>: <@${linus.id}>`;
    const form = await useOn(app.slack.as('bob'), ada, text, { says: 'Email addresses' });
    expect(form.fields[1]?.entered).toEqual(['linus', 'grace']);
    expect(form.fields[0]?.entered).toEqual([]);
  });

  test('announces where the message stands, also where the bot may not post', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const bob = app.slack.as('bob');
    await useOn(bob, ada, 'Private: dee@acme.com', { channel: 'secret', says: 'Email addresses' });
    expect((await ada.submit()).modal).toBeUndefined();
    const { channel, raw } = await bob.seesMessage('Ada Lovelace invited dee@acme.com');
    expect([channel, raw.via]).toEqual(['secret', 'response_url']);
    await app.sendgrid.mailbox.waitFor('dee@acme.com');
  });

  test('tells someone of another workspace no names, and changes nothing', async ({ app }) => {
    await asMember(app, 'ada', 'ADMINISTRATOR');
    const before = await everything(app);
    const told = await useOn(app.slack.as('bob'), app.slack.as('stan'), 'Hey ho, eve@acme.com', {
      says: 'You cannot invite people here',
    });
    expect(told.text).not.toContain('Ada');
    expect(await everything(app)).toEqual(before);
  });

  test('that Slack opened too late is explained to the person alone', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const bob = app.slack.as('bob');
    bob.say('Too late: late@acme.com', 'general');
    const message = await ada.seesMessage('Too late');
    app.slack.faults.next('views.open', { error: 'expired_trigger_id' });
    await ada.shortcut('invite_from_message', message);
    const { onlyTo } = await ada.seesMessage('Slack took too long to open the window. Please try again.');
    expect(onlyTo).toBe('ada');
  });

  testAlone('founds no organization: that takes the command', async ({ app }) => {
    const told = await useOn(app.slack.as('bob'), app.slack.as('alan'), 'First: ted@acme.com', {
      says: 'You cannot invite people',
    });
    expect(told.text).toContain('Type /wgw invite or /wgw members to set it up');
    expect(await app.database.prisma.organization.count()).toBe(0);
  });
});
