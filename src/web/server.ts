import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { DomainError } from '../domain/core/errors.ts';
import type { ReportFailure } from '../outage.ts';
import { type Answer, pageAnswer, sendAnswer } from './http/answer.ts';
import { createBodyReader, discardBody } from './http/body.ts';
import {
  type ClientLimits,
  createClientLimits,
  defaultPerMinute,
  type PerMinute,
} from './http/client-limits.ts';
import { HttpError } from './http/http-error.ts';
import { createRouter, type Router } from './http/router.ts';
import { securityHeaders } from './http/security-headers.ts';
import { linkNotValidPage } from './pages/link-not-valid.ts';
import { problemPage } from './pages/problem.ts';
import { avatarRoutes } from './routes/avatar-routes.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { iconRoutes } from './routes/icon-routes.ts';
import { type InvitationRouteOptions, invitationRoutes } from './routes/invitation-routes.ts';
import { type MetricsOptions, metricsRoutes } from './routes/metrics-routes.ts';
import type { Readiness } from './routes/readiness.ts';
import { type SendgridRouteOptions, sendgridRoutes } from './routes/sendgrid-routes.ts';
import { type SlackListeners, slackRoutes } from './routes/slack-routes.ts';

/** What bounds the requests that the app takes. */
export interface WebLimits {
  /** What one client address may do in a minute. */
  readonly perMinute: PerMinute;
  /** How many bytes of unfinished bodies there may be at once, over all connections. */
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
  /** Whether the app can serve: database reachable, migrations applied. */
  readonly readiness: Readiness;
  /** Whether something failed because the database is away or busy. */
  readonly isDatabaseUnavailable: (error: unknown) => boolean;
  readonly logger: Pick<Logger, 'warn'>;
  readonly report: ReportFailure;
  /** Absent: there is no route for them. */
  readonly metrics?: MetricsOptions | undefined;
  /** How long a request's body may take. */
  readonly bodyTimeoutMilliseconds?: number;
  readonly webLimits?: WebLimits;
  /** The clock of the limits per minute, in milliseconds from any beginning. */
  readonly clock?: () => number;
}

/** Everything the app serves over HTTP. The listener answers every request and never throws. */
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

  /** The answer to what nobody foresaw: the database may only be away. */
  async function failureAnswer(error: unknown): Promise<Answer> {
    // Where that cannot be found out either, it is a failure like any other.
    const isAway = isDatabaseUnavailable(error) || !(await readiness.current().catch(() => true));
    if (!isAway) return pageAnswer(500, problemPage(500));
    const answer = pageAnswer(503, problemPage(503));
    return { ...answer, headers: { ...answer.headers, 'Retry-After': '30' } };
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let where = 'no route';
    try {
      const { route, parameter } = findLimited(findRoute, limits, request);
      where = `${route.method} ${route.path}`;
      const answer = await route.handle({ request, response, parameter });
      if (answer !== undefined) sendAnswer(response, answer, headers);
    } catch (error) {
      const answer = expectedAnswer(error, supportEmail);
      // The route's pattern and never the address: that is an invitation's key.
      if (answer === undefined)
        report('error', { err: error, route: where }, 'A request could not be answered');
      const sent = answer ?? (await failureAnswer(error));
      if (response.headersSent) response.destroy();
      else sendAnswer(response, sent, headers);
    }
    if (!request.complete) discardBody(request);
  }

  return (request, response) => void respond(request, response);
}

/** The route of a request, which is counted for the limit of that route, or of pages where there is no route. */
function findLimited(findRoute: Router, limits: ClientLimits, request: IncomingMessage): ReturnType<Router> {
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

/** The answer to what routes throw on purpose; `undefined` for anything else. */
function expectedAnswer(error: unknown, supportEmail: string | undefined): Answer | undefined {
  if (error instanceof DomainError && error.is('LINK_NOT_VALID')) {
    return pageAnswer(404, linkNotValidPage({ supportEmail }));
  }
  if (!(error instanceof HttpError)) return undefined;
  const answer = pageAnswer(error.status, problemPage(error.status));
  return { ...answer, headers: { ...answer.headers, ...error.headers } };
}
