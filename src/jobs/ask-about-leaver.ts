import type { Domain } from '../domain/domain.ts';
import { findLeaver } from '../domain/members/leave-workspace.ts';
import { leaverMessage } from '../slack/views/leaver.ts';
import type { Job } from './runner.ts';
import { type Writing, writeDirectly } from './write-directly.ts';

interface AskAboutLeaverOptions extends Writing {
  readonly domain: Domain;
}

/** Asks an Administrator whether to remove somebody who was deactivated in Slack. */
export function askAboutLeaver(options: AskAboutLeaverOptions): Job<'ask-about-leaver'> {
  return async (payload) => {
    const leaver = await findLeaver(options.domain, payload);
    if (leaver === undefined) return;
    await writeDirectly(options, leaver.administrator, leaverMessage(leaver), payload);
  };
}
