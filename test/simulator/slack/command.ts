import type { AppAnswer, SlackRequest } from './app-client.ts';
import { signedRequest } from './app-client.ts';
import { checkMessage } from './blocks/check.ts';
import { completeBlocks } from './complete-blocks.ts';
import { ackJson, deliver, violation } from './deliver.ts';
import { commandFields } from './payloads.ts';
import { type ShownMessage, shownMessage } from './screen.ts';
import { type Message, readMessage } from './shown.ts';
import { directMessageWithSomebody, readerOf } from './visible-messages.ts';
import type { Person, Workspace } from './workspace.ts';
import { nextTs, type World } from './world.ts';

export interface CommandOptions {
  /** The channel where it is typed. The default is #general. */
  channel?: string;
  /** Form fields that replace Slack's or are added to them. */
  fields?: Record<string, string>;
}

export interface CommandAnswer extends AppAnswer {
  /** The message in the acknowledgement, if there is one. */
  message: Message | undefined;
  /** The text of that message, or ''. */
  text: string;
}

/** Makes the HTTP request that Slack sends when a person types a command. */
export function commandRequest(
  world: World,
  workspace: Workspace,
  person: Person,
  typed: string,
  options: CommandOptions,
): SlackRequest {
  const [command = '', ...words] = typed.split(' ');
  const channel = findChannel(workspace, person, options.channel ?? 'general');
  const target = { teamId: workspace.teamId, channelId: channel.id, userId: person.id, original: undefined };
  const fields = {
    ...commandFields(world.app, workspace, person, {
      command,
      text: words.join(' '),
      channelId: channel.id,
      channelName: channel.name,
    }),
    response_url: world.responseUrls.issue(target),
    trigger_id: world.triggers.issue(workspace.teamId, person.id),
    ...options.fields,
  };
  return signedRequest(world.app, new URLSearchParams(fields).toString());
}

/** Types a slash command and shows the message of the acknowledgement. */
export async function typeCommand(
  world: World,
  workspace: Workspace,
  person: Person,
  typed: string,
  options: CommandOptions,
): Promise<CommandAnswer> {
  const answer = await deliver(world, commandRequest(world, workspace, person, typed, options), typed);
  const content = answer.contentType.includes('json') ? ackJson(world, answer, typed) : { text: answer.body };
  if (answer.body === '' || content === undefined || Object.keys(content).length === 0) {
    return { ...answer, message: undefined, text: '' };
  }
  const checked = checkMessage(content);
  if (!checked.ok) throw violation(world, `${typed}: ${checked.error}: ${checked.messages.join('; ')}`);
  const shown: ShownMessage = shownMessage(completeBlocks(checked.value), {
    teamId: workspace.teamId,
    channelId: findChannel(workspace, person, options.channel ?? 'general').id,
    ts: nextTs(world),
    via: 'command',
    ...(checked.value.response_type === 'in_channel' ? {} : { onlyTo: person.id }),
  });
  world.screen.messages.push(shown);
  world.changes.notify();
  const message = readMessage(workspace, shown, readerOf(world, person));
  return { ...answer, message, text: message.text };
}

function findChannel(workspace: Workspace, person: Person, name: string): { id: string; name: string } {
  const channel = workspace.findChannel(name);
  if (channel) return { id: channel.id, name: channel.private ? 'privategroup' : channel.name };
  if (name === 'dm') return { id: directMessageWithSomebody(person), name: 'directmessage' };
  throw new Error(`${workspace.name} has no channel "${name}".`);
}
