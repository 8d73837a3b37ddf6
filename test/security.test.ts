import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const read = (file: string) => readFileSync(path.resolve(import.meta.dirname, file), 'utf8');
const rows = read('../SECURITY.md').match(/^\|.*\.test\.ts`.*\|$/gm) ?? [];
const named = rows.flatMap((row) =>
  [...row.matchAll(/`([^`]+\.test\.ts)`((?:,? "[^"]+")+)/g)].flatMap(([, file = '', titles = '']) =>
    [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']) => [title, file] as const),
  ),
);

test('SECURITY.md names tests', () => {
  expect(named.length).toBeGreaterThan(30);
});

test('SECURITY.md contains no TODO', () => {
  expect(read('../SECURITY.md')).not.toContain('TODO');
});

test.each(named)('"%s" is in %s', (title, file) => {
  expect(read(file)).toContain(title);
});
