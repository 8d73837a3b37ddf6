import type { KnownBlock } from '@slack/types';
import { command } from '../blocks/ids.ts';
import { linesOfText, markup } from '../blocks/text.ts';

const commands = [
  {
    usage: 'invite [addresses] [administrator or member]',
    does: 'invite teammates to WeGotWork (Members ask their Administrators)',
    example: 'invite grace@acme.com member',
  },
  {
    usage: 'members [words]',
    does: 'see who is on the team, and who is invited',
    example: 'members ada',
  },
  { usage: 'activity', does: 'see who did what (Administrators)', example: 'activity' },
  { usage: 'settings', does: 'change how your organization invites (Administrators)', example: 'settings' },
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
