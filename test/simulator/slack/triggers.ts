import { randomBytes } from 'node:crypto';

export interface Trigger {
  id: string;
  teamId: string;
  userId: string;
  /** The modal view that it was used in, if it was. */
  viewId: string | undefined;
  expiresAt: number;
  used: boolean;
}

export interface Triggers {
  /** Issues a trigger id, as every command and interaction carries one. */
  issue(teamId: string, userId: string, viewId?: string): string;
  /** Uses a trigger up; says in Slack's word why it cannot be used. */
  exchange(id: string): Trigger | 'invalid_trigger_id' | 'exchanged_trigger_id' | 'expired_trigger_id';
  /** Makes every trigger issued so far three seconds old. */
  expireAll(): void;
}

/**
 * A trigger opens one view.
 *
 * @param lifetime in milliseconds: Slack's live three seconds (docs.slack.dev/interactivity/handling-user-interaction)
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
