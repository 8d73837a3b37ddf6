import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { inject } from 'vitest';

/** Makes a folder of a test's own, which is removed at the end of the run if not before. */
export function makeFolder(): Promise<string> {
  return mkdtemp(path.join(inject('runFolder'), 'test-'));
}
