import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';

// Copies the pictures that the README shows from the last run of the story tests.
const readme = await readFile(path.join(import.meta.dirname, '../../README.md'), 'utf8');
const names = [...readme.matchAll(/\(test\/e2e\/pictures\/([\w-]+\.png)\)/g)].map(([, name = '']) => name);
await mkdir(path.join(import.meta.dirname, 'pictures'), { recursive: true });
for (const name of names) {
  await copyFile(
    path.join(import.meta.dirname, 'artifacts', name),
    path.join(import.meta.dirname, 'pictures', name),
  );
}
process.stdout.write(`Kept ${names.join(', ')}\n`);
