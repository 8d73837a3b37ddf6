import { expect } from 'vitest';
import type { InstallOptions } from '../../simulator/slack/install.ts';
import { acme } from '../../simulator/slack/seed.ts';
import { test as base } from '../../support/shared-app.ts';

const test = base.extend(
  'options',
  { scope: 'file' },
  { oauth: true, workspaces: [{ ...acme, installed: false }] },
);

test.for<[string, InstallOptions]>([
  ['in the browser of another person', { inAnotherBrowser: true }],
  ['with a state that wgw did not issue', { state: 'made-up' }],
  ['without a state', { state: '' }],
])('an installation that wgw did not start is refused: %s', async ([, options], { app }) => {
  const { status, body } = await app.slack.install('linus', undefined, options);
  expect([status, body]).toEqual([400, expect.stringContaining('wgw was not added to your workspace')]);
  expect(await app.database.prisma.slackInstallation.count()).toBe(0);
  expect(await app.database.prisma.organization.count()).toBe(0);
});
