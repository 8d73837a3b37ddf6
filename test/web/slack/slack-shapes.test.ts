import { expect, test } from 'vitest';
import { isSlackEvent, isSlackInteraction } from '../../../src/web/slack/slack-shapes.ts';

const person = { user: { id: 'U1' }, team: { id: 'T1' } };

/** Makes elements that count how often code reads their fields. */
function countedElements(count: number): { elements: object[]; looks: () => number } {
  let looks = 0;
  const look = () => {
    looks += 1;
    return undefined;
  };
  const ownKeys = () => {
    looks += 1;
    return [];
  };
  const element = new Proxy({}, { get: look, ownKeys });
  return { elements: Array.from({ length: count }, () => element), looks: () => looks };
}

/** For each place in a body, a check of a body with such elements there. */
const places: [string, (elements: object[]) => boolean][] = [
  ['actions', (actions) => isSlackInteraction({ ...person, type: 'block_actions', actions })],
  [
    'response_urls',
    (response_urls) => isSlackInteraction({ ...person, type: 'shortcut', callback_id: 'a', response_urls }),
  ],
  [
    'view.state.values',
    (elements) => {
      const values = Object.fromEntries(elements.map((element, index) => [index, element]));
      const view = { id: 'V1', callback_id: 'invite', private_metadata: '', state: { values } };
      return isSlackInteraction({ ...person, type: 'view_submission', view });
    },
  ],
  [
    'authorizations',
    (authorizations) => isSlackEvent({ type: 'event_callback', event: { type: 'a' }, authorizations }),
  ],
];

test.each(places)('too many %s are refused without reading one', (_place, check) => {
  const { elements, looks } = countedElements(100_000);
  expect(check(elements)).toBe(false);
  expect(looks()).toBe(0);
});

test.each(places)('each of a few %s is read', (_place, check) => {
  const { elements, looks } = countedElements(5);
  check(elements);
  expect(looks()).toBeGreaterThanOrEqual(5);
});

test('a hundred fields, with hundreds of selected people, are accepted', () => {
  const people = Array.from({ length: 500 }, (_, index) => `U${index}`);
  const values = Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [`block-${index}`, { field: { type: 'a', value: 'words' } }]),
  );
  const picked = { field: { type: 'multi_users_select', selected_users: people } };
  const state = { values: { ...values, people: picked } };
  const view = { id: 'V1', callback_id: 'invite', private_metadata: '', state };
  expect(isSlackInteraction({ ...person, type: 'view_submission', view })).toBe(true);
});
