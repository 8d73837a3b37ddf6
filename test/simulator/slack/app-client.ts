import { createHmac } from 'node:crypto';
import { post } from '../post.ts';
import type { App } from './app.ts';

/** A request as Slack sends it to the app. */
export interface SlackRequest {
  body: string;
  headers: Record<string, string>;
}

export interface AppAnswer {
  status: number;
  contentType: string;
  body: string;
  /** Milliseconds until the answer was there. */
  elapsed: number;
  request: SlackRequest;
}

export interface AppClient {
  /** Where the app listens; requests go to its /slack/events. */
  appUrl: string | undefined;
  send(request: SlackRequest, timeout?: number): Promise<AppAnswer>;
}

export interface RequestOptions {
  contentType?: string;
  secret?: string;
  /** Unix seconds. */
  timestamp?: number;
  /** In place of the right signature. */
  signature?: string;
  headers?: Record<string, string>;
}

const FORM = 'application/x-www-form-urlencoded';

/**
 * Signs a body as docs.slack.dev/authentication/verifying-requests-from-slack says. Always by the real clock: the app
 * checks it by its own.
 */
export function signedRequest(app: App, body: string, options: RequestOptions = {}): SlackRequest {
  const timestamp = String(options.timestamp ?? Math.floor(Date.now() / 1000));
  const secret = options.secret ?? app.signingSecret;
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': options.contentType ?? FORM,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': options.signature ?? `v0=${digest}`,
      ...options.headers,
    },
  };
}

export function createAppClient(): AppClient {
  const client: AppClient = {
    appUrl: undefined,
    async send(request, timeout?: number) {
      if (client.appUrl === undefined) {
        throw new Error('Slack does not know where the app listens: call slack.connect(appUrl) first.');
      }
      const start = performance.now();
      const { status, headers, body } = await post(new URL('/slack/events', client.appUrl), {
        ...request,
        timeout,
      });
      return {
        status,
        contentType: headers['content-type'] ?? '',
        body,
        elapsed: performance.now() - start,
        request,
      };
    },
  };
  return client;
}
