import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { statusTexts } from '../src/slack/blocks/status-text.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

/** The part of the operating guide under a heading of the second level. */
function section(heading: string): string {
  return (
    read('docs/operating.md')
      .split(/^## /m)
      .find((part) => part.startsWith(`${heading}\n`)) ?? ''
  );
}

/** Every source text of wgw, with strings that are divided over lines put together. */
function sources(): string {
  const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const texts = files.filter((file) => file.endsWith('.ts')).map((file) => read(path.join('src', file)));
  return [...texts, read('prisma/migrations/20261130000000_times_in_utc/migration.sql')]
    .join('\n')
    .replace(/['"`]\s*\+\s*['"`]/g, '');
}

describe('the operating guide', () => {
  const variables = new Set([
    ...matches(read('src/config.ts'), /^ {2}([A-Z_]+): /gm),
    ...matches(read('src/config.ts'), /'(SLACK_[A-Z_]+)'/g),
    ...matches(read('src/secrets/environment-variables.ts'), /^ {2}([A-Z_]+): /gm),
  ]);

  test('has a row for each environment variable, and for no other', () => {
    expect(matches(section('Environment'), /^\| `([A-Z_]+)` \|/gm).sort()).toEqual([...variables].sort());
  });

  test('explains each delivery status', () => {
    const words = Object.values(statusTexts).filter((each) => each.startsWith('email '));
    expect(matches(section('Delivery statuses'), /^\| (email [^|]+) \|/gm).sort()).toEqual(words.sort());
  });

  const said = ['Logs', 'Troubleshooting'].flatMap((heading) =>
    section(heading)
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .flatMap((line) => matches(line.split('|')[2] ?? '', /`([^`]+)`/g)),
  );

  test('quotes what wgw says', () => {
    expect(said.length).toBeGreaterThan(40);
    const source = sources();
    const parts = said.flatMap((sentence) => sentence.split('…')).map((part) => part.trim());
    expect(parts.filter((part) => !source.includes(part))).toEqual([]);
  });
});

/** A heading's anchor, as GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

const documents = ['.', 'docs', 'docs/decisions'].flatMap((folder) =>
  readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join(folder, name)),
);

describe.each(documents)('%s', (file) => {
  test('links to files and headings that exist', () => {
    const links = matches(read(file), /\]\((?!https?:)([^)\s]+)\)/g);
    for (const link of links) {
      const [target = '', anchor] = link.split('#');
      const document = target === '' ? file : path.join(path.dirname(file), target);
      if (anchor === undefined) expect(existsSync(path.join(root, document)), link).toBe(true);
      else expect(matches(read(document), /^#+ (.+)$/gm).map(anchorOf), link).toContain(anchor);
    }
  });

  // `<…>` stands for a name of the reader's own; tests make the pictures.
  test('names files that exist', () => {
    const names = matches(read(file), /`((?:src|test|docs|prisma|manifest|\.ci)\/[\w./-]*)`/g);
    const made = ['test/e2e/artifacts/'];
    expect(names.filter((name) => !made.includes(name) && !existsSync(path.join(root, name)))).toEqual([]);
  });
});
