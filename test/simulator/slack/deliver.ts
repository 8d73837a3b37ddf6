import { type AppAnswer, type SlackRequest, signedRequest } from './app-client.ts';
import type { World } from './world.ts';

/** An interaction's payload, signed, as Slack posts it. */
export function interactionRequest(world: World, payload: Record<string, unknown>): SlackRequest {
  return signedRequest(world.app, new URLSearchParams({ payload: JSON.stringify(payload) }).toString());
}

/**
 * Sends what a person did and holds the app to Slack's terms: 200 within three seconds. Otherwise Slack shows the
 * person an error of its own, which this throws.
 */
export async function deliver(world: World, request: SlackRequest, what: string): Promise<AppAnswer> {
  const end = world.traffic.begin({ from: 'Slack', to: 'wgw', what, request: request.body });
  const answer = await world.client.send(request, world.patience).catch((error: Error) => {
    const late = error.name === 'TimeoutError';
    const problem = late ? `not acknowledged within ${world.patience} ms (operation_timeout)` : error.message;
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

/** Records what Slack would not accept and makes an error of it. */
export function violation(world: World, sentence: string): Error {
  world.violations.push(sentence);
  return new Error(sentence);
}

/** An acknowledgement's body, which may be empty. */
export function ackJson(world: World, answer: AppAnswer, what: string): Record<string, unknown> | undefined {
  if (answer.body === '') return undefined;
  try {
    const parsed: unknown = JSON.parse(answer.body);
    if (typeof parsed === 'object' && parsed !== null) return { ...parsed };
  } catch {
    // Falls through to the same complaint as JSON that is no object.
  }
  throw violation(world, `${what}: acknowledged with a body that is no JSON object: ${answer.body}`);
}
