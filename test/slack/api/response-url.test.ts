import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest';
import { isResponseUrl } from '../../../src/slack/api/response-url.ts';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { TestApp } from '../../support/app.ts';
import { test } from '../../support/shared-app.ts';
import { allTasksDone } from '../../support/tasks.ts';
import { asMember, closeAll, invite, openInvite } from '../steps.ts';

const SLACK = 'https://slack.com/api/';
const GOV_SLACK = 'https://slack-gov.com/api/';
const EMULATOR = 'http://127.0.0.1:4003/api/';

describe('a response_url', () => {
  test.for([
    ['https://hooks.slack.com/commands/T1/1/abc', SLACK],
    ['https://hooks.slack.com:443/commands/T1/1/abc', SLACK],
    ['https://hooks.slack-gov.com/actions/T1/1/abc', GOV_SLACK],
    ['https://hooks.slack-gov.com/actions/T1/1/abc', SLACK],
    ['https://hooks.slack.com/commands/T1/1/abc', EMULATOR],
    ['http://127.0.0.1:4003/commands/T1/abc', EMULATOR],
    ['http://127.0.0.1:9999/commands/T1/abc', EMULATOR],
    ['https://127.0.0.1/commands/T1/abc', EMULATOR],
    ['https://slack.com/commands/T1/abc', SLACK],
  ])('may be %s with the Web API at %s', ([url = '', apiUrl = '']) => {
    expect(isResponseUrl(url, apiUrl)).toBe(true);
  });

  test.for([
    ['http://hooks.slack.com/commands/T1/1/abc', SLACK],
    ['http://hooks.slack-gov.com/commands/T1/1/abc', EMULATOR],
    ['http://slack.com/commands/T1/1/abc', SLACK],
    ['https://hooks.slack.com:8443/commands/T1/1/abc', SLACK],
    ['https://hooks.slack.com.evil.test/commands/T1/1/abc', SLACK],
    ['https://hooks.slack.com@evil.test/commands/T1/1/abc', SLACK],
    ['https://me:secret@hooks.slack.com/commands/T1/1/abc', SLACK],
    ['https://evil.test/hooks.slack.com', SLACK],
    ['https://evil.test#hooks.slack.com', SLACK],
    ['https://evil.test\\@hooks.slack.com/', SLACK],
    ['https://files.slack.com/commands/T1/1/abc', SLACK],
    ['http://169.254.169.254/latest/meta-data', SLACK],
    ['http://127.0.0.1:5432/', SLACK],
    ['http://localhost:4003/commands/T1/abc', EMULATOR],
    ['ftp://127.0.0.1/commands/T1/abc', EMULATOR],
    ['file:///etc/passwd', EMULATOR],
    ['//hooks.slack.com/commands', SLACK],
    ['hooks.slack.com', SLACK],
    ['', SLACK],
  ])('must not be %s with the Web API at %s', ([url = '', apiUrl = '']) => {
    expect(isResponseUrl(url, apiUrl)).toBe(false);
  });
});

/** The HTTP requests to a server that is not Slack. */
const received: IncomingMessage[] = [];
const elsewhere = createServer((request, response) => {
  received.push(request);
  response.end();
});
/** A server on Slack's host that redirects elsewhere. */
const redirecting = createServer((_request, response) => {
  response.writeHead(307, { location: urlOf(elsewhere, 'localhost') }).end();
});

function urlOf(server: typeof elsewhere, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host}:${port}/commands/a-secret-path`;
}

beforeAll(async () => {
  for (const server of [elsewhere, redirecting]) await once(server.listen(0), 'listening');
});
afterAll(() => {
  for (const server of [elsewhere, redirecting]) server.close();
});
beforeEach(() => {
  received.length = 0;
});

const foreignUrl = () => urlOf(elsewhere, 'localhost');
const expectNothingReceived = () => expect(received).toEqual([]);

/** Types a command that arrives with another response_url. */
async function commandWith(app: TestApp, person: PersonDriver, typed: string, url: string): Promise<void> {
  const fields = new URLSearchParams(person.commandRequest(typed, { channel: 'secret' }).body);
  fields.set('response_url', url);
  await app.slack.request(fields.toString());
}

/** Clicks a button whose interaction arrives with another response_url. */
async function clickWith(app: TestApp, person: PersonDriver, button: string, about: string): Promise<void> {
  await closeAll(person);
  const { raw } = await person.seesMessage(about);
  const request = app.slack.alter(person.clickRequest(button, { in: raw.ts }), (payload) => {
    payload.response_url = foreignUrl();
  });
  await app.slack.replay(request);
}

const FAILED = 'Something went wrong on our side.';

/** Acts, then waits for a new direct message to the person. */
async function getsMessage(
  { slack }: TestApp,
  person: PersonDriver,
  words: string,
  act: () => Promise<void>,
) {
  const { length } = person.directMessages;
  await act();
  await slack.waitFor(() => person.directMessages.slice(length).some(({ text }) => text.includes(words)));
}

describe('a response_url that is not Slack’s receives nothing, and the person gets a direct message,', () => {
  test('from a command', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    app.slack.faults.next('views.open', { error: 'internal_error' });
    await getsMessage(app, ada, FAILED, () => commandWith(app, ada, '/wgw invite', foreignUrl()));
    expectNothingReceived();
    expect(app.logs()).toContain('A response_url was refused, because it does not lead to Slack');
    expect(app.logs()).not.toContain('a-secret-path');
  });

  test('from a command that comes with none', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    app.slack.faults.next('views.open', { error: 'internal_error' });
    await getsMessage(app, ada, FAILED, () => commandWith(app, ada, '/wgw invite', ''));
  });

  test('from a shortcut', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    app.slack.as('bob').say('Please invite zoe@acme.com', 'general');
    const message = await ada.seesMessage('Please invite zoe');
    const request = app.slack.alter(ada.shortcutRequest('invite_from_message', message), (payload) => {
      payload.response_url = foreignUrl();
    });
    app.slack.faults.next('views.open', { error: 'internal_error' });
    await getsMessage(app, ada, FAILED, async () => void (await app.slack.replay(request)));
    expectNothingReceived();
  });

  test('from the form that a command opened, whose announcement goes to the inviter', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    await closeAll(ada);
    await commandWith(app, ada, '/wgw invite', foreignUrl());
    await ada.seesModal('Email addresses');
    await getsMessage(app, ada, 'Ada Lovelace invited typed@acme.com', async () => {
      await ada.submit({ addresses: 'typed@acme.com' });
    });
    expectNothingReceived();
  });

  test('from a form that cannot show its outcome', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    await closeAll(ada);
    await commandWith(app, ada, '/wgw invite', foreignUrl());
    await ada.seesModal('Email addresses');
    app.slack.faults.next('views.update', { error: 'internal_error' });
    const { slackReply } = app.timeLimits;
    // A loading view replaces the form, as wgw has to ask Slack first.
    app.timeLimits.slackReply = 0;
    await getsMessage(app, ada, 'Robot is an app', async () => {
      await ada.submit({ people: ['robot'] });
    });
    app.timeLimits.slackReply = slackReply;
    expectNothingReceived();
  });

  test('from a form with changed metadata', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    await openInvite(ada, '', { channel: 'secret' });
    const request = app.slack.alter(ada.submissionRequest({ addresses: 'altered@acme.com' }), (payload) => {
      const view = payload.view as { private_metadata: string };
      view.private_metadata = JSON.stringify({
        ...JSON.parse(view.private_metadata),
        responseUrl: foreignUrl(),
      });
    });
    await getsMessage(app, ada, 'Ada Lovelace invited altered@acme.com', async () => {
      await app.slack.replay(request);
    });
    expectNothingReceived();
  });

  test('from the database', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const bob = await asMember(app, 'bob');
    await bob.command('/wgw invite', { channel: 'secret' });
    await bob.seesModal('Your Administrators decide');
    await bob.submit({ addresses: 'stored@acme.com' });
    await closeAll(ada);
    const { raw } = await ada.seesMessage('asks you to invite stored@acme.com');
    await app.database.prisma.invitationRequest.updateMany({ data: { responseUrl: foreignUrl() } });
    await getsMessage(app, ada, 'Ada Lovelace invited stored@acme.com', async () => {
      await ada.click('approve_request', { in: raw.ts });
    });
    expectNothingReceived();
  });

  test('from a button below a request', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const bob = await asMember(app, 'bob');
    await closeAll(bob);
    await bob.command('/wgw invite');
    await bob.seesModal('Your Administrators decide');
    await bob.submit({ addresses: 'button@acme.com' });
    await getsMessage(app, ada, 'The request is answered, and whoever asked is told.', () =>
      clickWith(app, ada, 'decline_request', 'asks you to invite button@acme.com'),
    );
    expectNothingReceived();
  });

  test('from a button below an invitation', async ({ app }) => {
    const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
    const grace = app.slack.as('grace');
    await closeAll(ada);
    await invite(ada, { addresses: 'grace@acme.com' });
    await allTasksDone(app);
    await getsMessage(app, grace, 'You declined', () =>
      clickWith(app, grace, 'decline_invitation', 'Ada Lovelace invites you'),
    );
    expectNothingReceived();
  });
});

test('a redirect of a response_url is not followed, and the person gets a direct message', async ({
  app,
}) => {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  app.slack.faults.next('views.open', { error: 'internal_error' });
  await getsMessage(app, ada, FAILED, () =>
    commandWith(app, ada, '/wgw invite', urlOf(redirecting, '127.0.0.1')),
  );
  expectNothingReceived();
});
