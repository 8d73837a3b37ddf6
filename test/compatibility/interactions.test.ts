import { describe, expect } from 'vitest';
import { dialogReplays } from './dialog-replays.ts';
import { entryPointReplays, messageReplays } from './message-replays.ts';
import { readRecording, testOfRecording } from './recorded.ts';
import { createStage } from './stage.ts';

const recording = await readRecording();

const test = testOfRecording({ minutes: 10, tasks: 'none' }).extend('stage', { scope: 'file' }, ({ app }) =>
  createStage(app, recording),
);

describe('what an earlier version showed in Slack still works', () => {
  test.for([...messageReplays, ...entryPointReplays, ...dialogReplays])('%s', async ([, run], { stage }) => {
    await run(stage);
    for (const { name } of recording.workspaces[0]?.people ?? []) {
      const person = stage.as(name);
      expect(person.modals.map(({ text }) => text).join()).not.toContain('went wrong');
      while (person.modal !== undefined) await person.close();
    }
  });

  test('with every id that it used', ({ stage }) => {
    const { actions, views, messageShortcuts } = recording.ids;
    expect([...stage.sent].sort()).toEqual([...new Set([...actions, ...views, ...messageShortcuts])].sort());
  });
});

test('the recorded messages and views hold every id that the earlier version used', () => {
  const recorded = JSON.stringify([recording.messages, recording.views]);
  const held = (key: string) =>
    [...new Set([...recorded.matchAll(new RegExp(`"${key}":"([^"]*)"`, 'g'))].map(([, id]) => id))].sort();
  expect(held('action_id')).toEqual(recording.ids.actions);
  expect(held('callback_id')).toEqual(recording.ids.views);
});
