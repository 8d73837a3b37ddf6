import { expect, onTestFinished, test } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { hostileBodies, slackSignature } from '../web/slack/hostile-bodies.ts';
import { complete } from './environment.ts';
import { npmStart } from './npm-start.ts';

const BODIES = 1_000;
const AT_ONCE = 10;

test('a process of 256 MB lives through a thousand hostile bodies, and answers Slack', async () => {
  const database = await createTestDatabase();
  onTestFinished(database.close);
  const environment = { ...complete, DATABASE_URL: database.url };
  const url = await npmStart(environment, { nodeOptions: '--max-old-space-size=256' }).url();
  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
    fetch(`${url}/slack/events`, { method: 'POST', headers, body });

  const hostile = Object.values(hostileBodies).map(({ contentType, body }) => ({
    contentType,
    body: new TextEncoder().encode(body),
  }));
  let sent = 0;
  const send = async () => {
    while (sent < BODIES) {
      const { contentType, body } = hostile[sent % hostile.length] ?? { contentType: '', body: undefined };
      // Each comes from another address without failed signatures, so that wgw reads the body.
      const address = `10.0.${sent >> 8}.${sent & 255}`;
      sent += 1;
      const signature = slackSignature('', 'another secret');
      const { status } = await post(body ?? '', {
        ...signature,
        'content-type': contentType,
        'x-forwarded-for': address,
      });
      expect(status).toBe(401);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, send));

  const fields = { command: '/wgw', text: 'help', user_id: 'U1', team_id: 'T1' };
  const help = new URLSearchParams(fields).toString();
  const answer = await post(help, {
    ...slackSignature(help, complete.SLACK_SIGNING_SECRET),
    'content-type': 'application/x-www-form-urlencoded',
  });
  expect(await answer.text()).toContain('What you can do with wgw');
});
