import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { DomainError } from '../domain/core/errors.ts';
import type { ReportFailure } from '../outage.ts';
import { createBodyReader, discardBody } from './http/body.ts';
import {
  type ClientLimits,
  createClientLimits,
  defaultPerMinute,
  type PerMinute,
} from './http/client-limits.ts';
import { HttpError, type HttpResponse, pageResponse, sendResponse } from './http/response.ts';
import { createRouter, type Router } from './http/router.ts';
import { securityHeaders } from './http/security-headers.ts';
import { errorPage } from './pages/error.ts';
import { linkNotValidPage } from './pages/link-not-valid.ts';
import { avatarRoutes } from './routes/avatar-routes.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { iconRoutes } from './routes/icon-routes.ts';
import { type InvitationRouteOptions, invitationRoutes } from './routes/invitation-routes.ts';
import { type MetricsOptions, metricsRoutes } from './routes/metrics-routes.ts';
import type { Readiness } from './routes/readiness.ts';
import { type SendgridRouteOptions, sendgridRoutes } from './routes/sendgrid-routes.ts';
import { type SlackListeners, slackRoutes } from './slack/slack-routes.ts';

/** The limits of the HTTP requests that the app accepts. */
export interface WebLimits {
  /** How many HTTP requests one client address may send in a minute. */
  readonly perMinute: PerMinute;
  /** How many bytes of unfinished bodies there may be at once, on all connections together. */
  readonly bodyBytesAtOnce: number;
}

export const defaultWebLimits: WebLimits = {
  perMinute: defaultPerMinute,
  bodyBytesAtOnce: 64 * 1024 * 1024,
};

export interface WebOptions
  extends Omit<InvitationRouteOptions, 'readBody'>,
    Omit<SendgridRouteOptions, 'readBody' | 'limits'> {
  readonly slack: SlackListeners;
  /** Whether the app can serve: the database is reachable and has all migrations. */
  readonly readiness: Readiness;
  /** Whether an error means that the database is unreachable or busy. */
  readonly isDatabaseUnavailable: (error: unknown) => boolean;
  readonly logger: Pick<Logger, 'warn'>;
  readonly report: ReportFailure;
  /** If absent, there is no route for metrics. */
  readonly metrics?: MetricsOptions | undefined;
  /** How long the body of an HTTP request may take. */
  readonly bodyTimeoutMilliseconds?: number;
  readonly webLimits?: WebLimits;
  /** The clock of the limits per minute, in milliseconds with any start. */
  readonly clock?: () => number;
}

/** Serves everything over HTTP. The listener answers every HTTP request and never throws. */
export function createWebListener(options: WebOptions): RequestListener {
  const { slack, readiness, isDatabaseUnavailable, report, supportEmail } = options;
  const { bodyTimeoutMilliseconds = 10_000, webLimits = defaultWebLimits } = options;
  const headers = securityHeaders(options.publicUrl);
  const limits = createClientLimits(webLimits.perMinute, options.clock);
  const readBody = createBodyReader({
    timeoutMilliseconds: bodyTimeoutMilliseconds,
    bytesAtOnce: webLimits.bodyBytesAtOnce,
  });
  const findRoute = createRouter([
    ...healthRoutes(readiness),
    ...metricsRoutes(options.metrics),
    ...avatarRoutes(limits),
    ...iconRoutes(),
    ...invitationRoutes({ ...options, readBody }),
    ...sendgridRoutes({ ...options, readBody, limits }),
    ...slackRoutes(slack, { ...options, readBody, limits }),
  ]);

  /** The response to an unexpected error: 503 if the database is unreachable, else 500. */
  async function unexpectedErrorResponse(error: unknown): Promise<HttpResponse> {
    // If the check fails too, the error is treated as any other.
    const isAway = isDatabaseUnavailable(error) || !(await readiness.current().catch(() => true));
    return isAway ? errorResponse(503, { 'Retry-After': '30' }) : errorResponse(500);
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let routeName = 'no route';
    try {
      const { route, parameter } = findAndCount(findRoute, limits, request);
      routeName = `${route.method} ${route.path}`;
      const result = await route.handle({ request, response, parameter });
      if (result !== undefined) sendResponse(response, result, headers);
    } catch (error) {
      const expected = expectedErrorResponse(error, supportEmail);
      // Logs the route's pattern, and never the address, which may be an invitation's key.
      if (expected === undefined) {
        report('error', { err: error, route: routeName }, 'A request could not be answered');
      }
      const result = expected ?? (await unexpectedErrorResponse(error));
      if (response.headersSent) response.destroy();
      else sendResponse(response, result, headers);
    }
    if (!request.complete) discardBody(request);
  }

  return (request, response) => void respond(request, response);
}

/**
 * Finds the route of an HTTP request, and counts the request for the limit of that route. A request without a route counts
 * as a page.
 *
 * @throws HttpError as the router and `ClientLimits.count` do
 */
function findAndCount(findRoute: Router, limits: ClientLimits, request: IncomingMessage): ReturnType<Router> {
  let match: ReturnType<Router>;
  try {
    match = findRoute(request);
  } catch (error) {
    limits.count(request, 'pages');
    throw error;
  }
  const { countedAs = 'pages' } = match.route;
  if (countedAs !== 'nothing') limits.count(request, countedAs);
  return match;
}

/** The response to an error that routes throw on purpose; `undefined` for any other error. */
function expectedErrorResponse(error: unknown, supportEmail: string | undefined): HttpResponse | undefined {
  if (error instanceof DomainError && error.is('LINK_NOT_VALID')) {
    return pageResponse(404, linkNotValidPage({ supportEmail }));
  }
  return error instanceof HttpError ? errorResponse(error.status, error.headers) : undefined;
}

function errorResponse(status: number, headers: HttpResponse['headers'] = {}): HttpResponse {
  const page = pageResponse(status, errorPage(status));
  return { ...page, headers: { ...page.headers, ...headers } };
}
