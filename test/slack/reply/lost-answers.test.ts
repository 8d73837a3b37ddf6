import { expect } from 'vitest';
import { test } from '../../support/shared-app.ts';
import { openInvite } from '../journey.ts';

test('a newcomer whose loading view opened, though Slack never said so, is not left with it', async ({
  app,
}) => {
  const bob = app.slack.as('bob');
  app.slack.faults.next('views.open', { loseAnswer: true });
  await bob.command('/wgw invite');
  await bob.seesModal('You cannot invite people');
});

test.for(['block_actions', 'view_closed', 'shortcut'])(
  'what nothing listens for (%s) is refused, and not left waiting',
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

test('a command that is not ours is refused', async ({ app }) => {
  const request = app.slack.as('ada').commandRequest('/other');
  expect((await app.slack.replay(request)).status).toBe(400);
});
