import { setTimeout as sleep } from 'node:timers/promises';
import type { PersonDriver } from '../simulator/slack/person.ts';
import type { Finding } from './checks.ts';
import type { Deployment } from './deployment.ts';

const MAX_ATTEMPTS = 30;
const PAUSE_MS = 500;

/** The answers that people got to their forms. */
export interface Answers {
  /** Addresses that were answered `Invited Successfully`. */
  readonly invited: string[];
  /** All other answers. The same text may be there several times. */
  readonly refusals: string[];
  /** The errors in place of an answer, from Slack or from a wait that failed. */
  readonly missing: string[];
  /** The time of the slowest answer. */
  slowestMs: number;
}

export const noAnswers = (): Answers => ({ invited: [], refusals: [], missing: [], slowestMs: 0 });

/** Opens the invite form, fills it and submits it. Submits it again while the form stays open. */
export async function invite(
  deployment: Deployment,
  person: PersonDriver,
  addresses: readonly string[],
  answers: Answers,
): Promise<void> {
  try {
    while (person.modal !== undefined) await person.close();
    const opened = await answerTo(deployment, person, answers, () => person.command('/wgw invite'));
    if (!opened.isForm) {
      answers.refusals.push(opened.text);
      return;
    }
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const { text, isForm } = await answerTo(deployment, person, answers, () =>
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

/** Does something and waits for the answer. A loading view is not an answer. */
async function answerTo(
  { slack, connectToAny }: Deployment,
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

/** Checks that every answer says either that the people are invited or to try again. */
export function everybodyAnswered(when: string, { invited, refusals, missing, slowestMs }: Answers): Finding {
  const lost = missing.length + refusals.filter((text) => !text.includes('again')).length;
  return {
    promise: `${when}: everybody is answered`,
    seen:
      `${invited.length} addresses invited, ${refusals.length} times told to try again, ${lost} times neither; ` +
      `the slowest after ${Math.ceil(slowestMs)} ms`,
    holds: lost === 0,
  };
}
