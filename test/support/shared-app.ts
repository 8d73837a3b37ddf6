import { test as base } from 'vitest';
import { startTestApp, type TestAppOptions } from './app.ts';

const ordinary: TestAppOptions = {};

/**
 * A test that shares its app with the others of its file, in whose course Slack must have had nothing to refuse. A
 * file may start its app with other options: `test.override('options', { … })`.
 */
export const test = base
  .extend('options', { scope: 'file' }, ordinary)
  .extend('app', { scope: 'file' }, async ({ options }, { onCleanup }) => {
    const app = await startTestApp(options);
    onCleanup(async () => {
      await app.close();
      app.slack.expectNoViolations();
    });
    return app;
  });
