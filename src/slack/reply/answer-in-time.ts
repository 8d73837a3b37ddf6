import { TIMED_OUT, withTimeout } from '../../with-timeout.ts';

/** An answer that wgw has to ask Slack for first. */
export interface Pending<Answer> {
  /** What the loading view says meanwhile. */
  readonly loadingText: string;
  readonly answer: () => Promise<Answer>;
}

/** The ways to answer an interaction, from the best to the last resort. */
export interface Reply<Answer> {
  /** Sends the answer as the acknowledgement. */
  acknowledge(answer: Answer): Promise<void>;
  /** Acknowledges with a loading view; resolves with a function that replaces that view by the answer. */
  showLoading(text: string): Promise<(answer: Answer) => Promise<void>>;
  /** Delivers the answer another way, after one of the above has failed. */
  fallBack(answer: Answer, failure: unknown): Promise<void>;
  /** What the loading view says if the work is slow, instead of the usual text. */
  readonly loadingText?: string;
  /** Makes an answer of a failure. */
  explain(failure: unknown): Answer;
}

const SLOW = 'One moment: this takes a little longer than usual…';

/**
 * Answers an interaction before Slack gives up on it, however long the work takes and whatever fails. If the answer is
 * there within `milliseconds`, it is the acknowledgement. Otherwise a loading view is, and the answer replaces it.
 */
export async function answerInTime<Answer extends object>(
  milliseconds: number,
  reply: Reply<Answer>,
  work: () => Promise<Answer | Pending<Answer>>,
): Promise<void> {
  // Starts in a promise, so that an error thrown synchronously is explained too.
  const working = Promise.resolve().then(work).catch(reply.explain);
  const early = await withTimeout(milliseconds, working);
  if (early !== TIMED_OUT && !isPending(early)) {
    await reply.acknowledge(early).catch((failure: unknown) => reply.fallBack(early, failure));
    return;
  }

  const replaceLoading = await reply
    .showLoading(early !== TIMED_OUT && isPending(early) ? early.loadingText : (reply.loadingText ?? SLOW))
    .catch((failure: unknown) => () => Promise.reject(failure));
  const worked = await working;
  const answer = isPending(worked) ? await worked.answer().catch(reply.explain) : worked;
  await replaceLoading(answer).catch((failure: unknown) => reply.fallBack(answer, failure));
}

/** Whether wgw has to ask Slack before there is an answer. */
export function isPending<Answer extends object>(
  worked: Answer | Pending<Answer>,
): worked is Pending<Answer> {
  return 'loadingText' in worked;
}
