import { randomBytes } from 'node:crypto';
import { type HttpAnswer, json } from '../http.ts';
import { checkMessage } from './blocks/check.ts';
import type { MessageContent } from './blocks/surfaces.ts';
import { completeBlocks } from './complete-blocks.ts';
import { type ShownMessage, shownMessage } from './screen.ts';
import { nextTs, type World } from './world.ts';

interface ResponseUrl {
  teamId: string;
  channelId: string;
  userId: string;
  /** The message of the interaction: the target of replace_original and delete_original. */
  original: ShownMessage | undefined;
  uses: number;
  expiresAt: number;
}

export interface ResponseUrls {
  /** Issues a URL for an interaction. It accepts at most 5 messages within 30 minutes. */
  issue(target: Omit<ResponseUrl, 'uses' | 'expiresAt'>): string;
  /** Handles a post to a response URL. */
  receive(world: World, id: string, body: string): HttpAnswer;
  /** Expires all URLs so far. */
  expireAll(): void;
}

// docs.slack.dev/interactivity/handling-user-interaction#message_responses
const MAX_USES = 5;
const LIFETIME = 30 * 60_000;

export function createResponseUrls(base: () => string, now: () => number): ResponseUrls {
  const urls = new Map<string, ResponseUrl>();
  return {
    issue(target) {
      const id = randomBytes(18).toString('base64url');
      urls.set(id, { ...target, uses: 0, expiresAt: now() + LIFETIME });
      return `${base()}/commands/${target.teamId}/${id}`;
    },
    receive(world, id, body) {
      const url = urls.get(id);
      if (!url) return json(404, { ok: false, error: 'no_service' });
      if (url.expiresAt <= now()) return json(404, { ok: false, error: 'expired_url' });
      if (url.uses >= MAX_USES) return json(404, { ok: false, error: 'used_url' });
      return post(world, url, body);
    },
    expireAll() {
      for (const url of urls.values()) url.expiresAt = now();
    },
  };
}

function post(world: World, url: ResponseUrl, body: string): HttpAnswer {
  const content = parse(body);
  const checked = checkMessage(content);
  if (!checked.ok) {
    world.violations.push(`response_url: ${checked.error}: ${checked.messages.join('; ')}`);
    return json(400, { ok: false, error: checked.error });
  }
  url.uses += 1;
  show(world, url, checked.value);
  world.changes.notify();
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: 'ok' };
}

function show(world: World, url: ResponseUrl, content: MessageContent): void {
  const { messages } = world.screen;
  const original = url.original && messages.includes(url.original) ? url.original : undefined;
  if (original && content.delete_original) {
    messages.splice(messages.indexOf(original), 1);
  } else if (original && content.replace_original) {
    // The same people still see it.
    Object.assign(original, { text: content.text ?? '', blocks: completeBlocks(content).blocks ?? [] });
  } else if (!content.delete_original) {
    const shown = shownMessage(completeBlocks(content), {
      teamId: url.teamId,
      channelId: url.channelId,
      ts: nextTs(world),
      via: 'response_url',
      ...(content.response_type === 'in_channel' ? {} : { onlyTo: url.userId }),
    });
    messages.push(shown);
    url.original ??= shown;
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Not JSON: refused like a message without content.
    return {};
  }
}
