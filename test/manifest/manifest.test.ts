import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { manifest } from '../../manifest/manifest.ts';
import { manifestYaml } from '../../manifest/yaml.ts';

test('slack-app.yml is what `npm run manifest` writes', () => {
  const written = readFileSync(new URL('../../slack-app.yml', import.meta.url), 'utf8');
  expect(written).toBe(manifestYaml());
});

// https://docs.slack.dev/reference/app-manifest
test("the manifest keeps to Slack's limits", () => {
  const { name, description, long_description } = manifest.display_information;
  expect(name.length).toBeLessThanOrEqual(35);
  expect(description.length).toBeLessThanOrEqual(140);
  expect(long_description.length).toBeGreaterThanOrEqual(175);
  expect(long_description.length).toBeLessThanOrEqual(4000);
  for (const { description: line, usage_hint } of manifest.features.slash_commands) {
    expect(line.length).toBeLessThanOrEqual(2000);
    expect(usage_hint.length).toBeLessThanOrEqual(1000);
  }
});

test('the manifest switches on all that wgw uses', () => {
  const { features, settings } = manifest;
  // wgw opens a Home tab and writes to people.
  expect(features.app_home).toMatchObject({ home_tab_enabled: true, messages_tab_enabled: true });
  // It reads people, channels and links as Slack escapes them in what is typed.
  expect(features.slash_commands.map(({ should_escape }) => should_escape)).toEqual([true]);
  expect(features.shortcuts.map(({ type }) => type)).toEqual(['message']);
  expect(settings.interactivity.is_enabled).toBe(true);
  // It shows the Home tab, forgets a workspace that took it out, and asks about members who left.
  expect(settings.event_subscriptions.bot_events.toSorted()).toEqual([
    'app_home_opened',
    'app_uninstalled',
    'tokens_revoked',
    'user_change',
  ]);
});
