import type { ServerResponse } from 'node:http';
import { type Inspection, inspect } from '../inspection.ts';
import type { Update } from '../protocol.ts';
import type { Sandbox } from '../start.ts';
import { snapshotFor } from './snapshot.ts';

/** Sends each open page a snapshot of what its viewer sees, after every change. */
export interface PageUpdates {
  /** Sends updates to a page from now on. */
  connect(response: ServerResponse, viewer: string): void;
  /** Sends snapshots of this sandbox from now on. */
  show(sandbox: Sandbox): Promise<void>;
  close(): void;
}

interface Page {
  readonly response: ServerResponse;
  readonly viewer: string;
  last: string;
}

const INSPECT_EVERY_MS = 500;
const emptyInspection: Inspection = { tasks: [], activity: [], roles: {} };

export function createPageUpdates(): PageUpdates {
  const pages = new Set<Page>();
  let sandbox: Sandbox | undefined;
  let inspection = emptyInspection;
  let isScheduled = false;
  let polling: NodeJS.Timeout | undefined;

  /** Sends one update for several changes at once. */
  const changed = () => {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      for (const page of pages) send(page);
    });
  };

  const send = (page: Page) => {
    const update: Update = sandbox
      ? { phase: 'ready', ...snapshotFor(sandbox, page.viewer, inspection) }
      : { phase: 'starting' };
    const text = JSON.stringify(update);
    if (text === page.last) return;
    page.last = text;
    page.response.write(`data: ${text}\n\n`);
  };

  /** Reads the database regularly while a page is open, because it sends no notifications. */
  const poll = async () => {
    if (sandbox && pages.size > 0) {
      // If the database does not answer, the next poll tries again.
      inspection = await inspect(sandbox.pool).catch(() => inspection);
      changed();
    }
    if (polling !== undefined) polling = setTimeout(poll, INSPECT_EVERY_MS);
  };

  return {
    connect(response, viewer) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      const page: Page = { response, viewer, last: '' };
      pages.add(page);
      response.on('close', () => pages.delete(page));
      send(page);
    },
    async show(started) {
      inspection = await inspect(started.pool);
      sandbox = started;
      started.slack.onChange(changed);
      started.sendgrid.onChange(changed);
      polling = setTimeout(poll, INSPECT_EVERY_MS);
      changed();
    },
    close() {
      clearTimeout(polling);
      polling = undefined;
      for (const { response } of pages) response.end();
      // Later changes are not sent.
      pages.clear();
    },
  };
}
