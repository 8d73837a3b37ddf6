import { TIMED_OUT, withTimeout } from '../../with-timeout.ts';

/** An answer for which Slack has to be asked first, and what the person reads meanwhile. */
export interface Pending<Answer> {
  readonly doing: string;
  readonly answer: () => Promise<Answer>;
}

/** The ways to the person who made a request, from the best to the last. */
export interface Reply<Answer> {
  /** As the acknowledgement. */
  acknowledge(answer: Answer): Promise<void>;
  /** Acknowledges with a loading view; resolves with what puts the answer in its place. */
  showLoading(doing: string): Promise<(answer: Answer) => Promise<void>>;
  /** Some other way, as those above failed. */
  fallBack(answer: Answer, failure: unknown): Promise<void>;
  /** The words of the loading view, in place of the ordinary ones. */
  readonly loading?: string;
  /** What the person is told where there is no answer. */
  explain(failure: unknown): Answer;
}

const SLOW = 'One moment: this takes a little longer than usual…';

/**
 * Answers a request within Slack's time, whatever it takes and whatever fails: at once where the answer is there
 * within so many milliseconds, else with a loading view that the answer replaces.
 */
export async function answerInTime<Answer extends object>(
  milliseconds: number,
  reply: Reply<Answer>,
  work: () => Promise<Answer | Pending<Answer>>,
): Promise<void> {
  // Also what throws before it waits for anything is a failure to be explained.
  const working = Promise.resolve().then(work).catch(reply.explain);
  const early = await withTimeout(milliseconds, working);
  if (early !== TIMED_OUT && !isPending(early)) {
    await reply.acknowledge(early).catch((failure: unknown) => reply.fallBack(early, failure));
    return;
  }

  const replaceLoading = await reply
    .showLoading(early !== TIMED_OUT && isPending(early) ? early.doing : (reply.loading ?? SLOW))
    .catch((failure: unknown) => () => Promise.reject(failure));
  const worked = await working;
  const answer = isPending(worked) ? await worked.answer().catch(reply.explain) : worked;
  await replaceLoading(answer).catch((failure: unknown) => reply.fallBack(answer, failure));
}

/** Whether Slack has to be asked before there is an answer. */
export function isPending<Answer extends object>(
  worked: Answer | Pending<Answer>,
): worked is Pending<Answer> {
  return 'doing' in worked;
}
