import { describe, expect, test } from 'vitest';
import { isWithinBounds } from '../../../src/web/slack/json-bounds.ts';

const bounds = { values: 5, depth: 2 };

describe('a value is within bounds', () => {
  test.each([
    ['a text', 'a', true],
    ['nothing', undefined, true],
    ['five values', [1, 2, 3, 4], true],
    ['six values', [1, 2, 3, 4, 5], false],
    ['five values in fields', { a: [1], b: { c: 2 } }, true],
    ['six values in fields', { a: [1], b: { c: 2, d: 3 } }, false],
    ['two deep', [[1]], true],
    ['three deep', [[[1]]], false],
    ['three deep in fields', { a: { b: { c: 1 } } }, false],
  ])('%s: %j', (_what, value, expected) => {
    expect(isWithinBounds(value, bounds)).toBe(expected);
  });

  test('not if it is very deep', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(300_000)}${']'.repeat(300_000)}`);
    expect(isWithinBounds(deep, { values: 1_000_000, depth: 50 })).toBe(false);
  });

  test.each([
    ['a text', 'bad'],
    ['an element', [1, 'bad']],
    ['a field', { a: 'bad' }],
    ['a key', { bad: 1 }],
    ['a key within', [{ bad: 1 }]],
  ])('not if %s does not pass: %j', (_what, value) => {
    const isText = (text: string) => text !== 'bad';
    expect(isWithinBounds(value, bounds, isText)).toBe(false);
    expect(isWithinBounds(value, bounds)).toBe(true);
  });
});
