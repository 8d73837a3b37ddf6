import type { KnownBlock } from '@slack/types';
import { activityCommand } from './activity/activity.ts';
import { workspaceId } from './api/workspace.ts';
import { command as slashCommand } from './blocks/ids.ts';
import { unescapeMarkup } from './blocks/read-markup.ts';
import { linesOfText, markup } from './blocks/text.ts';
import { inviteCommand } from './invite/open-invite.ts';
import type { Pending } from './reply/answer-in-time.ts';
import type { SlackContext } from './reply/context.ts';
import type { Command, CommandArgs, ViewAnswer } from './reply/view-boundary.ts';
import { settingsCommand } from './settings/open-settings.ts';
import { membersCommand } from './team/roster.ts';

/** Every command by its name. The dispatch of `/wgw`, its help and Slack's hint in the manifest follow from this table. */
const commands: Readonly<Record<string, Command>> = {
  invite: inviteCommand,
  members: membersCommand,
  activity: activityCommand,
  settings: settingsCommand,
  help: { does: 'show this list', run: () => help() },
};

/** Runs the command that was typed after `/wgw`. Shows the help if there is none, or no such command. */
export async function onCommand(
  slack: SlackContext,
  { command, context }: CommandArgs,
): Promise<ViewAnswer | Pending<ViewAnswer>> {
  const [, word = '', text = ''] = /^\s*(\S*)\s*(.*)$/s.exec(command.text ?? '') ?? [];
  if (word === '') return help();
  const name = word.toLowerCase();
  const found = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (found === undefined) return help(unescapeMarkup(word));
  return found.run(slack, {
    user: { workspaceId: workspaceId(context), userId: command.user_id },
    text,
    channelId: command.channel_id,
    responseUrl: command.response_url,
  });
}

function help(unknown?: string): ViewAnswer {
  return { message: { text: 'What you can do with wgw', blocks: helpBlocks(unknown) } };
}

const list = Object.entries(commands)
  .map(([name, { parameters, does, exampleParameters }]) => {
    const [usage, example] = [typed(name, parameters), typed(name, exampleParameters)];
    return `• \`${slashCommand} ${usage}\`: ${does}. Example: \`${slashCommand} ${example}\``;
  })
  .join('\n');

/** The commands with an example of each. If an unknown command was typed, says that first. */
export function helpBlocks(unknown?: string): KnownBlock[] {
  const lead = unknown === undefined ? [] : linesOfText([`There is no command “${unknown}”.`]);
  return [...lead, markup(`*What you can do with wgw*\n${list}`)];
}

/** An example of each command, for the hint that Slack shows beside `/wgw`. */
export function usageHint(): string {
  const examples = Object.entries(commands).map(([name, { exampleParameters }]) =>
    typed(name, exampleParameters),
  );
  return examples.join(' | ');
}

function typed(name: string, parameters: string | undefined): string {
  return parameters === undefined ? name : `${name} ${parameters}`;
}
