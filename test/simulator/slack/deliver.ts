import { type AppAnswer, type SlackRequest, signedRequest } from './app-client.ts';
import type { World } from './world.ts';

/** Makes the signed HTTP request for the payload of an interaction. */
export function interactionRequest(world: World, payload: Record<string, unknown>): SlackRequest {
  return signedRequest(world.app, new URLSearchParams({ payload: JSON.stringify(payload) }).toString());
}

/**
 * Sends an interaction to the app. The app must answer 200 within the time limit. Otherwise Slack shows the person an
 * error, and this function throws it.
 */
export async function deliver(world: World, request: SlackRequest, what: string): Promise<AppAnswer> {
  const end = world.traffic.begin({ from: 'Slack', to: 'wgw', what, request: request.body });
  const answer = await world.client.send(request, world.timeLimit).catch((error: Error) => {
    const late = error.name === 'TimeoutError';
    const problem = late
      ? `not acknowledged within ${world.timeLimit} ms (operation_timeout)`
      : error.message;
    end({ problem });
    throw late ? violation(world, `${what}: ${problem}`) : error;
  });
  const { status, body } = answer;
  const problem = status === 200 ? undefined : `answered ${status} (dispatch_failed)`;
  end({ status, answer: body, ...(problem !== undefined && { problem }) });
  if (problem !== undefined) throw violation(world, `${what}: ${problem}: ${body}`);
  world.changes.notify();
  return answer;
}

/** Records a violation of Slack's rules and returns it as an error. */
export function violation(world: World, sentence: string): Error {
  world.violations.push(sentence);
  return new Error(sentence);
}

/** Parses the body of an acknowledgement. An empty body is valid. */
export function ackJson(world: World, answer: AppAnswer, what: string): Record<string, unknown> | undefined {
  if (answer.body === '') return undefined;
  try {
    const parsed: unknown = JSON.parse(answer.body);
    if (typeof parsed === 'object' && parsed !== null) return { ...parsed };
  } catch {
    // Not JSON: the same violation as JSON that is not an object.
  }
  throw violation(world, `${what}: acknowledged with a body that is not a JSON object: ${answer.body}`);
}
