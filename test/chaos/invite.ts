import { setTimeout as sleep } from 'node:timers/promises';
import type { PersonDriver } from '../simulator/slack/person.ts';
import type { Finding, Stage } from './stage.ts';

const TRIES = 30;
const PAUSE_MS = 500;

/** What people read of the forms they sent. */
export interface Answers {
  /** Addresses that were answered `Invited Successfully`. */
  readonly invited: string[];
  /** Everything else that they read, once for each time. */
  readonly refusals: string[];
  /** Why they read nothing, or an error of Slack's own. */
  readonly missing: string[];
  /** How long the slowest answer took. */
  slowestMs: number;
}

export const noAnswers = (): Answers => ({ invited: [], refusals: [], missing: [], slowestMs: 0 });

/** Opens the invite form, fills it and sends it, again for as long as the form comes back. */
export async function invite(
  stage: Stage,
  person: PersonDriver,
  addresses: readonly string[],
  answers: Answers,
): Promise<void> {
  try {
    while (person.modal !== undefined) await person.close();
    const opened = await answerTo(stage, person, answers, () => person.command('/wgw invite'));
    if (!opened.isForm) {
      answers.refusals.push(opened.text);
      return;
    }
    for (let tries = 0; tries < TRIES; tries += 1) {
      const { text, isForm } = await answerTo(stage, person, answers, () =>
        person.submit({ addresses: addresses.join(' ') }),
      );
      if (text.includes('Invited Successfully')) {
        answers.invited.push(...addresses);
        return;
      }
      answers.refusals.push(text);
      if (!isForm) return;
      await sleep(PAUSE_MS);
    }
  } catch (error) {
    answers.missing.push(error instanceof Error ? error.message : String(error));
  }
}

interface Answer {
  readonly text: string;
  readonly isForm: boolean;
}

/** What somebody reads after what they do, once no loading view stands in for it any more. */
async function answerTo(
  { slack, connectToAny }: Stage,
  person: PersonDriver,
  answers: Answers,
  act: () => Promise<unknown>,
): Promise<Answer> {
  const before = person.ephemerals.length;
  const start = performance.now();
  connectToAny();
  await act();
  const answer = await slack.waitFor<Answer | undefined>(() => {
    const message = person.ephemerals[before];
    if (message !== undefined) return { text: message.text, isForm: false };
    const { modal } = person;
    if (modal === undefined || modal.text.startsWith('One moment')) return undefined;
    const errors = Object.values(modal.errors);
    return { text: errors[0] ?? modal.lead, isForm: modal.submit !== undefined };
  }, `${person.name} is answered`);
  answers.slowestMs = Math.max(answers.slowestMs, performance.now() - start);
  return answer;
}

/** Whether everybody read that their people are invited, or that they may try again. */
export function everybodyAnswered(when: string, { invited, refusals, missing, slowestMs }: Answers): Finding {
  const lost = missing.length + refusals.filter((text) => !text.includes('again')).length;
  return {
    promise: `${when}: everybody is answered`,
    seen: `${invited.length} addresses invited, ${refusals.length} times told to try again, ${lost} times neither; the slowest after ${Math.ceil(slowestMs)} ms`,
    holds: lost === 0,
  };
}
