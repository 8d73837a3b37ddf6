import { expect, test } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { makeFolder } from '../support/folder.ts';
import { startSandbox } from './start.ts';

test('the sandbox keeps messages, emails and working links for the next run, also on another port', async () => {
  const database = await createTestDatabase();
  const dataDir = await makeFolder();
  const run = async () => startSandbox({ dataDir, appPort: 0, databaseUrl: database.url });
  const first = await run();
  first.slack.as('ada').say('Good morning', 'general');
  await first.stop();

  const second = await run();
  const texts = second.slack.messages('general').map(({ text }) => text);
  expect(texts.at(-1)).toBe('Good morning');
  expect(texts.filter((text) => text.includes('invited elena@acme.com'))).toHaveLength(1);
  const [mail] = second.sendgrid.mailbox.to('elena@acme.com');
  const [link = ''] = /http\S+/.exec(mail?.text ?? '') ?? [];
  expect((await fetch(link)).status).toBe(200);
  await second.stop();
  await database.close();
});
