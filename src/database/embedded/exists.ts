import { stat } from 'node:fs/promises';
import { errorCode } from './error-code.ts';

/** @throws when the answer cannot be known, as where a folder above may not be entered. */
export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}
