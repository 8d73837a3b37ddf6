import type { KnownBlock } from '@slack/types';
import { command } from '../ids.ts';
import { linesOfText, markup } from './text.ts';

const commands = [
  {
    usage: 'invite [addresses] [administrator or member]',
    does: 'invite teammates to WeGotWork (Administrators)',
    example: 'invite grace@acme.com member',
  },
  { usage: 'help', does: 'show this list', example: 'help' },
];

const list = commands
  .map(({ usage, does, example }) => `• \`${command} ${usage}\`: ${does}. Example: \`${command} ${example}\``)
  .join('\n');

/** The commands that exist, each with one example; says so first where something else was typed. */
export function helpBlocks(unknown?: string): KnownBlock[] {
  const lead = unknown === undefined ? [] : linesOfText([`There is no command “${unknown}”.`]);
  return [...lead, markup(`*What you can do with wgw*\n${list}`)];
}
