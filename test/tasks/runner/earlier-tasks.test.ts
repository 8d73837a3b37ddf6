import { expect } from 'vitest';
import { invite } from '../../slack/steps.ts';
import { testAlone as test } from '../../support/shared-app.ts';
import { allTasksDone, queueAgain } from '../../support/tasks.ts';

// `test/compatibility` replays the tasks that an earlier version queued. It has none for a refused email.
test('an inviter is told of a refused email by the task that an earlier version queues for it', async ({
  app,
}) => {
  app.sendgrid.fails({ status: 400 });
  const ada = app.slack.as('ada');
  await invite(ada, { addresses: 'hedy@acme.com' });
  const news = await ada.seesMessage('The invitation of hedy@acme.com could not be delivered');
  await allTasksDone(app);
  const { rows } = await app.database.pool.query<{ id: string }>('SELECT id FROM invitations');

  await queueAgain(app, 'tell-inviter', { invitationId: rows[0]?.id ?? '' });

  await allTasksDone(app);
  expect(ada.directMessages.filter(({ text }) => text === news.text)).toHaveLength(2);
});
