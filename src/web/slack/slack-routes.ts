import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { ReadBody } from '../http/body.ts';
import type { ClientLimits } from '../http/client-limits.ts';
import { textResponse } from '../http/response.ts';
import type { Route } from '../http/router.ts';
import { installerPages, securityHeaders } from '../http/security-headers.ts';
import { createSlackGuard, type VerifiedRequest } from './slack-guard.ts';

/** The functions that answer HTTP requests from Slack and from people who install wgw. */
export interface SlackListeners {
  /** Absent in Socket Mode. */
  readonly events: SlackEvents | undefined;
  /** Absent if wgw has the token of a single workspace. */
  readonly oauth?: {
    install(request: IncomingMessage, response: ServerResponse): Promise<void>;
    callback(request: IncomingMessage, response: ServerResponse): Promise<void>;
  };
}

/** Bolt. It does not check signatures: the guard does. */
interface SlackEvents {
  readonly signingSecret: string;
  handle(request: VerifiedRequest, response: ServerResponse): void;
}

interface SlackRouteOptions {
  readonly publicUrl: string;
  readonly readBody: ReadBody;
  readonly limits: ClientLimits;
  readonly logger: Pick<Logger, 'warn'>;
}

/** The routes for Slack's commands, interactions and events, and for installing wgw. */
export function slackRoutes({ events, oauth }: SlackListeners, options: SlackRouteOptions): Route[] {
  return [
    ...(events === undefined ? [] : [eventRoute(events, options)]),
    ...(oauth === undefined ? [] : oauthRoutes(oauth, options)),
  ];
}

function eventRoute({ signingSecret, handle }: SlackEvents, options: SlackRouteOptions): Route {
  const verify = createSlackGuard({ ...options, signingSecret });
  return {
    method: 'POST',
    path: '/slack/events',
    countedAs: 'nothing',
    handle: async (exchange) => {
      const request = await verify(exchange);
      if (request === undefined) return textResponse(200, 'ok');
      handle(request, exchange.response);
      return undefined;
    },
  };
}

function oauthRoutes(oauth: NonNullable<SlackListeners['oauth']>, { publicUrl }: SlackRouteOptions): Route[] {
  const headers = new Map(Object.entries(securityHeaders(publicUrl, installerPages)));
  return [
    {
      method: 'GET',
      path: '/slack/install',
      handle: async ({ request, response }) => {
        await oauth.install(request, response.setHeaders(headers));
        return undefined;
      },
    },
    {
      method: 'GET',
      path: '/slack/oauth_redirect',
      handle: async ({ request, response }) => {
        await oauth.callback(request, response.setHeaders(headers));
        return undefined;
      },
    },
  ];
}
