import { test as base } from 'vitest';
import { startTestApp, type TestApp, type TestAppOptions } from './app.ts';

const ordinary: TestAppOptions = {};
const withOptions = base.extend('options', { scope: 'file' }, ordinary);

/** Starts an app. The test fails if the app violates a rule of Slack. */
async function startApp(
  { options }: { options: TestAppOptions },
  { onCleanup }: { onCleanup: (cleanUp: () => Promise<void>) => void },
): Promise<TestApp> {
  const app = await startTestApp(options);
  onCleanup(async () => {
    await app.close();
    app.slack.expectNoViolations();
  });
  return app;
}

/**
 * A test that shares its app with the others of its file. A file may start its app with other options:
 * `test.extend('options', { scope: 'file' }, { … })`; `override` would hold for later files too.
 */
export const test = withOptions.extend('app', { scope: 'file' }, startApp);

/** A test with its own app. */
export const testAlone = withOptions.extend('app', { scope: 'test' }, startApp);
