import type { KnownBlock } from '@slack/types';
import { command } from '../blocks/ids.ts';
import { linesOfText, markup } from '../blocks/text.ts';
import type { Command } from '../reply/command-boundary.ts';

/** The commands with an example of each. If an unknown command was typed, says that first. */
export function helpBlocks(commands: Readonly<Record<string, Command>>, unknown?: string): KnownBlock[] {
  const lead = unknown === undefined ? [] : linesOfText([`There is no command “${unknown}”.`]);
  const lines = Object.entries(commands).map(([name, { parameters, does, exampleParameters }]) => {
    const [usage, example] = [typed(name, parameters), typed(name, exampleParameters)];
    return `• \`${command} ${usage}\`: ${does}. Example: \`${command} ${example}\``;
  });
  return [...lead, markup(`*What you can do with wgw*\n${lines.join('\n')}`)];
}

/** An example of each command, for Slack's hint beside `/wgw`. */
export function usageHint(commands: Readonly<Record<string, Command>>): string {
  return Object.entries(commands)
    .map(([name, { exampleParameters }]) => typed(name, exampleParameters))
    .join(' | ');
}

function typed(name: string, parameters: string | undefined): string {
  return parameters === undefined ? name : `${name} ${parameters}`;
}
