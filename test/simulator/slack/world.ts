import type { Changes } from '../changes.ts';
import type { Faults } from '../faults.ts';
import type { Traffic } from '../traffic.ts';
import type { App } from './app.ts';
import type { AppClient } from './app-client.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Screen } from './screen.ts';
import type { Socket } from './socket.ts';
import type { Triggers } from './triggers.ts';
import type { Workspace } from './workspace.ts';

/** The state that the parts of the simulated Slack share. */
export interface World {
  app: App;
  workspaces: readonly Workspace[];
  screen: Screen;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  faults: Faults;
  changes: Changes;
  client: AppClient;
  socket: Socket;
  /** All calls of Web API methods, in order. */
  calls: ApiCall[];
  /** The latest HTTP requests between Slack, the app and SendGrid. */
  traffic: Traffic;
  /** What Slack refused to show or accept: one sentence each. */
  violations: string[];
  now(): number;
  /** How long Slack waits for an acknowledgement, and how long a trigger is valid, in milliseconds. */
  timeLimit: number;
}

export interface ApiCall {
  method: string;
  args: Record<string, unknown>;
  teamId?: string;
  at: number;
  /** The error code of the answer, if there was one. */
  error?: string;
}

let lastTs = 0;

/** A unique message timestamp: seconds with six decimals. */
export function nextTs(world: Pick<World, 'now'>): string {
  lastTs = Math.max(lastTs + 1, world.now() * 1000);
  return (lastTs / 1_000_000).toFixed(6);
}

export function workspaceOf(world: Pick<World, 'workspaces'>, teamId: string): Workspace {
  const workspace = world.workspaces.find((it) => it.teamId === teamId);
  if (!workspace) throw new Error(`There is no workspace ${teamId} in this simulator.`);
  return workspace;
}
