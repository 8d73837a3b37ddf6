import type { AppAnswer, SlackRequest } from './app-client.ts';
import { signedRequest } from './app-client.ts';
import { checkMessage } from './blocks/check.ts';
import { ackJson, deliver, violation } from './deliver.ts';
import { identify } from './identify.ts';
import { commandFields } from './payloads.ts';
import { directMessageWithSomebody, readerOf } from './readable.ts';
import { type ShownMessage, shownMessage } from './screen.ts';
import { type Message, readMessage } from './shown.ts';
import type { Person, Workspace } from './workspace.ts';
import { nextTs, type World } from './world.ts';

export interface CommandOptions {
  /** Where it is typed; #general otherwise. */
  channel?: string;
  /** Form fields to send instead of, or besides, Slack's. */
  fields?: Record<string, string>;
}

export interface ViewAnswer extends AppAnswer {
  /** What the acknowledgement itself showed, if it did. */
  message: Message | undefined;
  /** Its text, or ''. */
  text: string;
}

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

/** Types a slash command and shows what the acknowledgement says. */
export async function typeCommand(
  world: World,
  workspace: Workspace,
  person: Person,
  typed: string,
  options: CommandOptions,
): Promise<ViewAnswer> {
  const answer = await deliver(world, commandRequest(world, workspace, person, typed, options), typed);
  const content = answer.contentType.includes('json') ? ackJson(world, answer, typed) : { text: answer.body };
  if (answer.body === '' || content === undefined || Object.keys(content).length === 0) {
    return { ...answer, message: undefined, text: '' };
  }
  const checked = checkMessage(content);
  if (!checked.ok) throw violation(world, `${typed}: ${checked.error}: ${checked.messages.join('; ')}`);
  const shown: ShownMessage = shownMessage(identify(checked.value), {
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
