import type { ServerResponse } from 'node:http';
import { type Inspection, inspect } from '../inspection.ts';
import type { Update } from '../protocol.ts';
import type { Sandbox } from '../start.ts';
import { snapshotFor } from './snapshot.ts';

/** The open pages, each of which is told what its person sees, at every change. */
export interface Live {
  /** Tells a page from now on. */
  connect(response: ServerResponse, viewer: string): void;
  /** There is something to see from now on. */
  show(sandbox: Sandbox): Promise<void>;
  close(): void;
}

interface Page {
  readonly response: ServerResponse;
  readonly viewer: string;
  last: string;
}

const INSPECT_EVERY_MS = 500;
const nothingYet: Inspection = { jobs: [], activity: [], roles: {} };

export function createLive(): Live {
  const pages = new Set<Page>();
  let sandbox: Sandbox | undefined;
  let inspection = nothingYet;
  let due = false;
  let polling: NodeJS.Timeout | undefined;

  /** Many changes at once are told once. */
  const changed = () => {
    if (due) return;
    due = true;
    setImmediate(() => {
      due = false;
      for (const page of pages) tell(page);
    });
  };

  const tell = (page: Page) => {
    const update: Update = sandbox
      ? { phase: 'ready', ...snapshotFor(sandbox, page.viewer, inspection) }
      : { phase: 'starting' };
    const text = JSON.stringify(update);
    if (text === page.last) return;
    page.last = text;
    page.response.write(`data: ${text}\n\n`);
  };

  /** The database tells nobody of its changes: it is asked, as long as somebody looks. */
  const poll = async () => {
    if (sandbox && pages.size > 0) {
      // The database may be away for a moment; the next look tells.
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
      tell(page);
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
      // What still changes is told to nobody.
      pages.clear();
    },
  };
}
