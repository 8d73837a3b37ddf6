import { expect, onTestFinished, test } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { levels, npmStart } from './npm-start.ts';
import { startRemotes } from './remotes.ts';

const OPEN = 'apps.connections.open';

test('a refused Slack token does not end the process, at the start or later, and SIGTERM while reconnecting exits with 0', async () => {
  const { slack, environment } = await startRemotes();
  const database = await createTestDatabase();
  onTestFinished(database.close);
  const { socket, faults } = slack;

  faults.next(OPEN, { error: 'invalid_auth' });
  const { appToken } = slack.app;
  const started = npmStart({ ...environment, DATABASE_URL: database.url, SLACK_APP_TOKEN: appToken });
  const url = await started.url();
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  await socket.waitFor(() => socket.open === 1);

  // On reconnecting, Slack first refuses and then does not answer.
  faults.next(OPEN, { error: 'account_inactive' });
  faults.next(OPEN, { hang: true });
  const asked = slack.calls(OPEN).length;
  socket.drop();
  await slack.waitFor(() => slack.calls(OPEN).length === asked + 2);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  started.terminate();

  expect(await started.exitCode).toBe(0);
  const worrying = started.log().filter(({ level }) => level >= levels.warn);
  expect(worrying.map(({ level, msg }) => [level, msg])).toEqual([
    [levels.fatal, expect.stringContaining('check SLACK_APP_TOKEN')],
  ]);
});
