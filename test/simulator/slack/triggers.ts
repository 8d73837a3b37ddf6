import { randomBytes } from 'node:crypto';

export interface Trigger {
  id: string;
  teamId: string;
  userId: string;
  /** The modal of the interaction, if it came from one. */
  viewId: string | undefined;
  expiresAt: number;
  used: boolean;
}

export interface Triggers {
  /** Issues a trigger id for a command or an interaction. */
  issue(teamId: string, userId: string, viewId?: string): string;
  /** Uses up a trigger, or returns Slack's error code. */
  exchange(id: string): Trigger | 'invalid_trigger_id' | 'exchanged_trigger_id' | 'expired_trigger_id';
  /** Expires all triggers so far. */
  expireAll(): void;
}

/**
 * Issues and checks trigger ids. A trigger opens one view.
 *
 * @param lifetime in milliseconds. Slack's is three seconds: docs.slack.dev/interactivity/handling-user-interaction
 */
export function createTriggers(now: () => number, lifetime: number): Triggers {
  const triggers = new Map<string, Trigger>();
  return {
    issue(teamId, userId, viewId) {
      const id = `${Math.floor(now() / 1000)}.${triggers.size}.${randomBytes(16).toString('hex')}`;
      triggers.set(id, { id, teamId, userId, viewId, expiresAt: now() + lifetime, used: false });
      return id;
    },
    exchange(id) {
      const trigger = triggers.get(id);
      if (!trigger) return 'invalid_trigger_id';
      if (trigger.used) return 'exchanged_trigger_id';
      if (trigger.expiresAt <= now()) return 'expired_trigger_id';
      trigger.used = true;
      return trigger;
    },
    expireAll() {
      for (const trigger of triggers.values()) trigger.expiresAt = now();
    },
  };
}
