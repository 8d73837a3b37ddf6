import type { TaskName, TaskPayload } from '../../domain/core/outbox.ts';

interface EarlierTask {
  /** The name of the task today. */
  readonly task: TaskName;
  /** Turns a payload of that time into one of today; the same unless given. */
  readonly convert?: (payload: unknown) => unknown;
}

/**
 * Tasks that earlier versions (0.1.0, and all until December 2026) queue under other names, by those names. Such tasks are
 * pending when this version starts, and more are queued as long as a replica of an earlier version runs beside it.
 *
 * Delete this file once no supported upgrade starts at such a version: graphile-worker gives a task up after four days.
 * Then also rename the lock 'follow-up' in `queue-reminders.ts`, which both versions take.
 */
export const earlierTasks: Readonly<Record<string, EarlierTask>> = {
  'follow-up': { task: 'queue-reminders' },
  'tell-expired': { task: 'announce-expired' },
  'invite-in-slack': { task: 'offer-in-slack' },
  'tell-asked': { task: 'tell-new-link-wanted' },
  'tell-newcomer': { task: 'tell-replacement-outcome' },
  'ask-about-leaver': { task: 'ask-about-deactivated-member', convert: renameLeaver },
};

function renameLeaver(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null || !('leaverId' in payload)) return payload;
  const { leaverId, ...rest } = payload;
  return { ...rest, deactivatedMemberId: leaverId };
}

/**
 * The name under which graphile-worker records when it last queued a recurring task. It is the earlier one, if there is
 * one: replicas of both versions share the record, so that one of them queues the task each minute.
 */
export function scheduleNameOf(task: TaskName): string {
  const [earlier] = Object.entries(earlierTasks).find(([, entry]) => entry.task === task) ?? [task];
  return earlier;
}

/** What to tell an inviter. Earlier versions queue `answer` also for an email that SendGrid refused for good. */
export function aboutOf(
  { about }: Pick<TaskPayload<'tell-inviter'>, 'about'>,
  status: string,
): TaskPayload<'tell-inviter'>['about'] {
  return about === 'answer' && status === 'undeliverable' ? 'refused' : about;
}
