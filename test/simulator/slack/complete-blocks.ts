import { randomBytes } from 'node:crypto';

/**
 * Completes a view or message the way Slack does: generates the ids that the app left out, and sets `emoji` and
 * `verbatim` on texts. An app sees the difference if it compares what it sent with what Slack returns.
 */
export function completeBlocks<T>(value: T): T {
  return complete(value) as T;
}

function complete(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(complete);
  if (typeof value !== 'object' || value === null) return value;
  const completed: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    completed[key] = key === 'blocks' && Array.isArray(inner) ? inner.map(withBlockId) : complete(inner);
  }
  if (completed.type === 'plain_text') completed.emoji ??= true;
  if (completed.type === 'mrkdwn') completed.verbatim ??= false;
  return completed;
}

function withBlockId(block: unknown): unknown {
  const completed = complete(block) as Record<string, unknown>;
  completed.block_id ??= generatedId();
  if (completed.type === 'input') completed.element = withActionId(completed.element);
  if (completed.type === 'actions') completed.elements = (completed.elements as unknown[]).map(withActionId);
  if (completed.type === 'section' && completed.accessory)
    completed.accessory = withActionId(completed.accessory);
  return completed;
}

function withActionId(element: unknown): unknown {
  const completed = { ...(element as Record<string, unknown>) };
  if (completed.type !== 'image') completed.action_id ??= generatedId();
  return completed;
}

const generatedId = () => randomBytes(4).toString('base64url').slice(0, 5);
