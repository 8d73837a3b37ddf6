import type { SlackAnswer } from '../emulator.ts';
import type { Token, Workspace } from '../workspace.ts';
import type { World } from '../world.ts';

/** A Web API call with a valid token. */
export interface MethodCall {
  world: World;
  workspace: Workspace;
  token: Token;
  method: string;
  args: Record<string, unknown>;
}

export type Method = (call: MethodCall) => Promise<SlackAnswer>;

export const refuse = (error: string, messages?: string[]): SlackAnswer => ({
  ok: false,
  error,
  ...(messages ? { response_metadata: { messages } } : {}),
});

/** Returns the answer of `emulate` unchanged. */
export const passOn: Method = ({ workspace, method, args, token }) =>
  workspace.emulator.call(method, args, token.value);

export function stringArg(args: Record<string, unknown>, name: string): string {
  const value = args[name];
  return typeof value === 'string' ? value : '';
}
