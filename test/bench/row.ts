import type { BenchDatabases } from './database.ts';
import type { Finding } from './finding.ts';

/** What a row needs to run. */
export interface RowContext {
  readonly databases: BenchDatabases;
  /** Registers a function to call when the row has finished or failed. The last one runs first. */
  readonly defer: (close: () => unknown) => void;
}

/** Measures something that wgw promises, and returns lines for the table. */
export type Row = (context: RowContext) => Promise<Finding[]>;

/** Runs one row and closes everything that it opened. */
export async function runRow(row: Row, databases: BenchDatabases): Promise<Finding[]> {
  const deferred: (() => unknown)[] = [];
  try {
    return await row({ databases, defer: (close) => deferred.push(close) });
  } finally {
    for (const close of deferred.reverse()) await close();
  }
}
