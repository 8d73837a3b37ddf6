import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { ReadBody } from '../body.ts';
import type { Route } from '../router.ts';
import { installerPages, securityHeaders } from '../security-headers.ts';
import { guardSlackRequest } from '../slack-guard.ts';

/** What answers Slack's requests by itself. */
export interface SlackListeners {
  /** Bolt's HTTPReceiver; absent in Socket Mode. */
  readonly events: RequestListener | undefined;
  /** Absent where wgw has one workspace's token. */
  readonly oauth?: {
    install(request: IncomingMessage, response: ServerResponse): Promise<void>;
    callback(request: IncomingMessage, response: ServerResponse): Promise<void>;
  };
}

interface SlackRouteOptions {
  readonly publicUrl: string;
  readonly readBody: ReadBody;
}

export function slackRoutes({ events, oauth }: SlackListeners, options: SlackRouteOptions): Route[] {
  return [
    ...(events === undefined ? [] : [eventRoute(events, options)]),
    ...(oauth === undefined ? [] : oauthRoutes(oauth, options)),
  ];
}

function eventRoute(events: RequestListener, { readBody }: SlackRouteOptions): Route {
  return {
    method: 'POST',
    path: '/slack/events',
    countedAs: 'nothing',
    handle: async (exchange) => {
      await guardSlackRequest(exchange, readBody);
      events(exchange.request, exchange.response);
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
