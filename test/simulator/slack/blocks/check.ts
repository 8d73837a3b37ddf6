import type { z } from 'zod';
import {
  type HomeView,
  homeView,
  type MessageContent,
  type ModalView,
  messageContent,
  modalView,
} from './surfaces.ts';

export type Checked<T> = { ok: true; value: T } | { ok: false; error: string; messages: string[] };

const MAX_VIEW_BYTES = 250_000;

/** Checks a modal as `views.open`, `views.push` and `views.update` do. */
export const checkModal = (view: unknown): Checked<ModalView> => checkView(modalView, view);

/** Checks a Home tab as `views.publish` does. */
export const checkHome = (view: unknown): Checked<HomeView> => checkView(homeView, view);

function checkView<T>(schema: z.ZodType<T>, view: unknown): Checked<T> {
  if (Buffer.byteLength(JSON.stringify(view ?? {})) > MAX_VIEW_BYTES) {
    return { ok: false, error: 'view_too_large', messages: [`view is larger than ${MAX_VIEW_BYTES} bytes`] };
  }
  return check(schema, view ?? {}, 'invalid_arguments', '/view');
}

/** Checks the text and blocks of a message as `chat.postMessage` does. */
export function checkMessage(message: unknown): Checked<MessageContent> {
  const checked = check(messageContent, message, 'invalid_blocks', '');
  if (!checked.ok && checked.messages.some((line) => line.includes('no_text'))) {
    return { ...checked, error: 'no_text' };
  }
  return checked;
}

function check<T>(schema: z.ZodType<T>, value: unknown, error: string, pointer: string): Checked<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, error, messages: parsed.error.issues.map((issue) => slackMessage(issue, pointer)) };
}

/** Writes an error as Slack does in `response_metadata.messages`. */
function slackMessage(issue: z.core.$ZodIssue, pointer: string): string {
  const path = [...issue.path];
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  const field = missing ? path.pop() : undefined;
  const text = missing ? `missing required field: ${String(field)}` : describe(issue);
  return `[ERROR] ${text} [json-pointer:${[pointer, ...path.map(String)].join('/') || '/'}]`;
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') {
    return issue.origin === 'string'
      ? `must be less than ${Number(issue.maximum) + 1} characters`
      : `no more than ${issue.maximum} ${issue.origin === 'array' ? 'items ' : ''}allowed`;
  }
  if (issue.code === 'too_small') {
    return issue.origin === 'string'
      ? `must be more than ${Number(issue.minimum) - 1} characters`
      : `no fewer than ${issue.minimum} ${issue.origin === 'array' ? 'items ' : ''}allowed`;
  }
  if (issue.code === 'unrecognized_keys') return `invalid additional property: ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_union') return 'unsupported type here';
  return issue.message;
}
