import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { inject } from 'vitest';

/** Creates a folder for one test. It is removed at the end of the run, if not before. */
export function makeFolder(): Promise<string> {
  return mkdtemp(path.join(inject('runFolder'), 'test-'));
}
