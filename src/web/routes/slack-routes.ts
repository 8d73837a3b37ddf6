import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { textAnswer } from '../http/answer.ts';
import type { ReadBody } from '../http/body.ts';
import type { ClientLimits } from '../http/client-limits.ts';
import type { Route } from '../http/router.ts';
import { installerPages, securityHeaders } from '../http/security-headers.ts';
import { createFailedSignatures } from '../signatures/failed-signatures.ts';
import { createSlackGuard, type VerifiedRequest } from '../signatures/slack-guard.ts';

/** What answers Slack's requests by itself. */
export interface SlackListeners {
  /** Absent in Socket Mode. */
  readonly events: SlackEvents | undefined;
  /** Absent where wgw has one workspace's token. */
  readonly oauth?: {
    install(request: IncomingMessage, response: ServerResponse): Promise<void>;
    callback(request: IncomingMessage, response: ServerResponse): Promise<void>;
  };
}

/** Bolt, which checks no signature itself. */
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

const NOT_SIGNED =
  'Requests to /slack/events are refused: they are not signed with SLACK_SIGNING_SECRET, or this machine’s clock is over 5 minutes off. If they are Slack’s, check both';

export function slackRoutes({ events, oauth }: SlackListeners, options: SlackRouteOptions): Route[] {
  return [
    ...(events === undefined ? [] : [eventRoute(events, options)]),
    ...(oauth === undefined ? [] : oauthRoutes(oauth, options)),
  ];
}

function eventRoute({ signingSecret, handle }: SlackEvents, options: SlackRouteOptions): Route {
  const failed = createFailedSignatures({ ...options, header: 'x-slack-signature', warning: NOT_SIGNED });
  const verify = createSlackGuard({ ...options, signingSecret, failed });
  return {
    method: 'POST',
    path: '/slack/events',
    countedAs: 'nothing',
    handle: async (exchange) => {
      const request = await verify(exchange);
      if (request === undefined) return textAnswer(200, 'ok');
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
