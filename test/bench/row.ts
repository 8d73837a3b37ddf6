import type { BenchDatabases } from './database.ts';
import type { Finding } from './finding.ts';

/** What a row stands on. */
export interface RowContext {
  readonly databases: BenchDatabases;
  /** Has something closed once the row is measured, or has failed: the last opened first. */
  readonly defer: (close: () => unknown) => void;
}

/** Measures something that wgw promises. */
export type Row = (context: RowContext) => Promise<Finding[]>;

/** Measures one row, and closes all that it opened. */
export async function runRow(row: Row, databases: BenchDatabases): Promise<Finding[]> {
  const opened: (() => unknown)[] = [];
  try {
    return await row({ databases, defer: (close) => opened.push(close) });
  } finally {
    for (const close of opened.reverse()) await close();
  }
}
