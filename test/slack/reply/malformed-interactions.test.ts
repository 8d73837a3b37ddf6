import { describe, expect } from 'vitest';
import type { SlackRequest } from '../../simulator/slack/app-client.ts';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { TestApp } from '../../support/app.ts';
import { test } from '../../support/shared-app.ts';
import {
  closeAll,
  everything,
  invite,
  menuBeside,
  openHome,
  openInvite,
  openRoster,
  pick,
} from '../steps.ts';

const OUR_FAULT = 'Something went wrong on our side.';
const nobody = '00000000-0000-4000-8000-000000000000';

interface Payload {
  actions: { selected_option?: { value?: unknown }; value?: unknown }[];
  view: { private_metadata: string; state: { values: Record<string, unknown> } };
}

/** Sends a request with a payload that wgw cannot have made, and waits until its sender is told that something went wrong. */
async function send(
  app: TestApp,
  person: PersonDriver,
  request: SlackRequest,
  change: (payload: Payload) => void,
): Promise<void> {
  const before = await everything(app);
  const said = () => [
    ...person.modals.map(({ text }) => text),
    ...person.directMessages.map(({ text }) => text),
  ];
  const saidBefore = said().filter((text) => text.includes(OUR_FAULT)).length;
  const junk = app.slack.alter(request, (payload) => change(payload as unknown as Payload));
  const { status, body } = await app.slack.replay(junk);
  expect(status).toBe(200);
  if (!body.includes(OUR_FAULT)) {
    await app.slack.waitFor(() => said().filter((text) => text.includes(OUR_FAULT)).length > saidBefore);
  }
  expect(await everything(app)).toEqual(before);
  await closeAll(person);
}

async function adaInvited(app: TestApp): Promise<PersonDriver> {
  const ada = app.slack.as('ada');
  await openRoster(ada, 'kim');
  if (!ada.modal?.text.includes('kim@acme.com')) await invite(ada, { addresses: 'kim@acme.com' });
  await openRoster(ada);
  return ada;
}

const chosen = (value: unknown) => (payload: Payload) => {
  payload.actions = payload.actions.map((action) => ({ ...action, selected_option: { value } }));
};
const pressed = (value: unknown) => (payload: Payload) => {
  payload.actions = payload.actions.map((action) => ({ ...action, value }));
};
const metadata = (text: string) => (payload: Payload) => {
  payload.view.private_metadata = text;
};
const state = (values: Record<string, unknown>) => (payload: Payload) => {
  payload.view.state.values = values;
};

describe('an interaction that wgw cannot have offered is answered with an error and changes nothing:', () => {
  test.for<[string, 'Ada Lovelace' | 'kim@acme.com', (payload: Payload) => void]>([
    ['a meaningless choice', 'Ada Lovelace', chosen('junk')],
    ['no choice', 'Ada Lovelace', chosen(undefined)],
    ['a number for a choice', 'Ada Lovelace', chosen(42)],
    ['a role that does not exist', 'Ada Lovelace', chosen(`role:OWNER:${nobody}`)],
    ['an invalid id', 'Ada Lovelace', chosen("remove:'; DROP TABLE members; --")],
    [
      'another kind of element',
      'Ada Lovelace',
      (it) => {
        it.actions = it.actions.map((action) => ({ ...action, type: 'button' }));
      },
    ],
    ['metadata that is not JSON', 'Ada Lovelace', metadata('{')],
    ['meaningless metadata', 'Ada Lovelace', metadata('{"filter":{"words":7}}')],
    ['an invitation’s version that is not a number', 'kim@acme.com', chosen(`resend:${nobody}:first`)],
    ['an invitation’s version that is too large', 'kim@acme.com', chosen(`resend:${nobody}:99999999999`)],
    ['too many parts', 'kim@acme.com', chosen(`cancel:${nobody}:1:2`)],
  ])('a menu with %s', async ([, beside, change], { app }) => {
    const ada = await adaInvited(app);
    const option = beside === 'Ada Lovelace' ? 'Remove…' : 'Cancel…';
    await send(app, ada, ada.clickRequest(...menuBeside(ada, beside, option)), change);
  });

  test.for<[string, (payload: Payload) => void]>([
    ['metadata that is not JSON', metadata('')],
    ['meaningless metadata', metadata('{"filter":{}}')],
    ['no fields', state({})],
    [
      'a choice to show that does not exist',
      state({ words: { words: {} }, filters: { show: { selected_option: { value: 'all' } } } }),
    ],
  ])('the roster with %s', async ([, change], { app }) => {
    const ada = await adaInvited(app);
    await send(app, ada, ada.clickRequest('role', { choose: 'Member' }), change);
  });

  test.for([['junk'], ['{}'], ['{"after":{"list":"members","key":"a","id":"b"}}'], [42]])(
    'a page button with the value %s',
    async ([value], { app }) => {
      const ada = await adaInvited(app);
      // The button that turns the page, on a roster with a single page.
      const request = app.slack.alter(ada.clickRequest('role', { choose: 'Any role' }), (payload) => {
        payload.actions = [{ type: 'button', action_id: 'roster_next', block_id: 'any', value }];
      });
      await send(app, ada, request, () => {});
    },
  );

  test.for<[string, (payload: Payload) => void]>([
    ['no fields', state({})],
    ['a field of another kind', state({ words: { words: { value: 7 } } })],
  ])('a submitted search with %s', async ([, change], { app }) => {
    const ada = await adaInvited(app);
    await send(app, ada, ada.submissionRequest({}), change);
  });

  test.for<[string, (payload: Payload) => void]>([
    ['no metadata', metadata('')],
    ['metadata without an id', metadata('{"origin":{"at":"home"}}')],
    ['an origin that does not exist', metadata(`{"id":"${nobody}","origin":{"at":"moon"}}`)],
    ['a checkbox of another kind', state({ cancel_open_invitations: { cancel_open_invitations: {} } })],
  ])('a confirmation dialog with %s', async ([, change], { app }) => {
    const ada = await adaInvited(app);
    await pick(ada, 'kim@acme.com', 'Cancel…');
    await ada.seesModal('Cancel the invitation of kim@acme.com?');
    await send(app, ada, ada.submissionRequest({}), change);
  });

  test.for<[string, (payload: Payload) => void]>([
    ['no role', metadata(`{"id":"${nobody}","origin":{"at":"home"}}`)],
  ])('the confirmation dialog of a role change with %s', async ([, change], { app }) => {
    const ada = await adaInvited(app);
    await pick(ada, 'Ada Lovelace', 'Make Member');
    await ada.seesModal('Make yourself a Member?');
    await send(app, ada, ada.submissionRequest({}), change);
  });

  test.for<[string, (payload: Payload) => void]>([
    ['no metadata', metadata('')],
    ['a version that is not a number', metadata('{"version":"first"}')],
    ['no fields', state({})],
  ])('the settings with %s', async ([, change], { app }) => {
    const ada = await adaInvited(app);
    await closeAll(ada);
    await ada.command('/wgw settings');
    await ada.seesModal('Allowed domains');
    await send(app, ada, ada.submissionRequest({}), change);
  });

  test.for<[string, (payload: Payload) => void]>([
    ['no fields', state({})],
    ['meaningless metadata', metadata('[]')],
  ])('the activity with %s', async ([, change], { app }) => {
    const ada = await adaInvited(app);
    await closeAll(ada);
    await ada.command('/wgw activity');
    await ada.seesModal('Person');
    await send(app, ada, ada.clickRequest('kind', { choose: 'Invited' }), change);
  });

  test.for([['approve_request'], ['decline_request']])(
    'the button %s with an invalid id',
    async ([action = ''], { app }) => {
      const ada = await adaInvited(app);
      await closeAll(ada);
      await openHome(ada, 'kim@acme.com');
      const request = app.slack.alter(ada.clickRequest('open_roster'), (payload) => {
        payload.actions = [{ type: 'button', action_id: action, block_id: 'any', value: 'x' }];
      });
      await send(app, ada, request, pressed('junk'));
    },
  );
});

test('a button or form that wgw does not know is refused at once', async ({ app }) => {
  const ada = await adaInvited(app);
  const unknown = [
    app.slack.alter(ada.clickRequest('role', { choose: 'Any role' }), (payload) => {
      payload.actions = [{ type: 'button', action_id: 'delete_everything', block_id: 'any', value: '' }];
    }),
    app.slack.alter(ada.submissionRequest({}), (payload) => {
      Object.assign(payload.view as object, { callback_id: 'delete_everything' });
    }),
  ];
  for (const request of unknown) {
    const { status } = await app.slack.replay(request);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  }
});

test.for(['block_actions', 'view_closed', 'shortcut'])(
  'an interaction that nothing listens for is refused: %s',
  async (type, { app }) => {
    const ada = app.slack.as('ada');
    await openInvite(ada);
    const request = app.slack.alter(ada.submissionRequest(), (payload) => {
      payload.type = type;
      payload.callback_id = 'nobody';
      payload.actions = [{ type: 'button', action_id: 'nobody' }];
    });
    expect((await app.slack.replay(request)).status).toBe(400);
  },
);

test('a command of another app is refused', async ({ app }) => {
  const request = app.slack.as('ada').commandRequest('/other');
  expect((await app.slack.replay(request)).status).toBe(400);
});
