import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { isDatabaseUnavailable } from '../../src/database/errors.ts';
import type { DomainContext } from '../../src/domain/core/context.ts';
import { createLinkSigner } from '../../src/domain/core/link-token.ts';
import { reportAlways } from '../../src/outage.ts';
import { listen } from '../../src/web/http/http-server.ts';
import { createReadiness } from '../../src/web/routes/readiness.ts';
import { createWebListener, type WebOptions } from '../../src/web/server.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { generousLimits } from '../support/web-limits.ts';

/** The web face on a real server. */
export interface WebServer {
  readonly url: string;
  readonly port: number;
  /** The lines of the log. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

/** The web face on a real server with its own database. */
export interface WebApp extends WebServer {
  readonly domain: DomainContext;
  readonly database: TestDatabase;
  /** Loads a path. Does not follow redirects. */
  get(path: string, init?: RequestInit): Promise<Response>;
  /** Submits a form to a path. */
  submit(path: string, fields?: Record<string, string>): Promise<Response>;
  /** Moves the clock. */
  wait(milliseconds: number): void;
  /** Starts another server on the same database. */
  serve(overrides: Partial<WebOptions>): Promise<WebServer>;
}

export async function startWebApp(overrides: Partial<WebOptions> = {}): Promise<WebApp> {
  const database = await createTestDatabase();
  let now = new Date('2026-11-22T10:15:00Z');
  const domain: DomainContext = {
    prisma: database.prisma,
    links: createLinkSigner([randomBytes(32)]),
    limits: { installation: 10_000, organization: 2_000 },
    usesOauth: false,
    now: () => now,
    logger: pino({ level: 'silent' }),
  };
  const server = await serveWeb(domain, overrides);
  const get = (path: string, init: RequestInit = {}) =>
    fetch(`${server.url}${path}`, { redirect: 'manual', ...init });
  return {
    ...server,
    domain,
    database,
    get,
    submit: (path, fields = {}) => get(path, { method: 'POST', body: new URLSearchParams(fields) }),
    wait(milliseconds) {
      now = new Date(now.getTime() + milliseconds);
    },
    serve: (others) => serveWeb(domain, others),
    async close() {
      await server.close();
      await database.close();
    },
  };
}

async function serveWeb(domain: DomainContext, overrides: Partial<WebOptions>): Promise<WebServer> {
  const log: string[] = [];
  const logger = pino({}, { write: (line) => log.push(line) });
  const listener = createWebListener({
    domain,
    publicUrl: 'https://wgw.example.com',
    supportEmail: 'help@wgw.example.com',
    appUrl: 'https://wegotwork.example',
    slack: { events: undefined },
    webhookKey: undefined,
    readiness: createReadiness(async () => true, 0),
    isDatabaseUnavailable,
    webLimits: generousLimits,
    // This clock stands still: no minute ends during a test.
    clock: () => 1,
    logger,
    report: reportAlways(logger),
    ...overrides,
  });
  const { port, close } = await listen(listener, 0, logger);
  return { url: `http://127.0.0.1:${port}`, port, log, close };
}
