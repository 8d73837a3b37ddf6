import { createHmac } from 'node:crypto';
import { post } from '../post.ts';
import type { App } from './app.ts';

/** An HTTP request from Slack to the app. */
export interface SlackRequest {
  body: string;
  headers: Record<string, string>;
}

export interface AppAnswer {
  status: number;
  contentType: string;
  body: string;
  /** Milliseconds until the answer arrived. */
  elapsed: number;
  request: SlackRequest;
}

export interface AppClient {
  /** The URL of the app. HTTP requests go to its path /slack/events. */
  appUrl: string | undefined;
  send(request: SlackRequest, timeout?: number): Promise<AppAnswer>;
}

export interface RequestOptions {
  contentType?: string;
  secret?: string;
  /** Unix seconds. */
  timestamp?: number;
  /** Replaces the correct signature. */
  signature?: string;
  headers?: Record<string, string>;
}

const FORM = 'application/x-www-form-urlencoded';

/**
 * Signs a body: docs.slack.dev/authentication/verifying-requests-from-slack. The timestamp comes from the real clock,
 * because the app checks it against the real clock.
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
