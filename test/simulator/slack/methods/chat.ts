import { checkMessage } from '../blocks/check.ts';
import type { MessageContent } from '../blocks/surfaces.ts';
import { completeBlocks } from '../complete-blocks.ts';
import type { SlackAnswer } from '../emulator.ts';
import { type ShownMessage, shownMessage } from '../screen.ts';
import { nextTs } from '../world.ts';
import { type Method, type MethodCall, passOn, refuse, stringArg } from './method.ts';

/** Checks the message and its channel. Then `emulate` stores it and the people of the channel see it. */
const post: Method = async (call) => {
  const { content, refusal } = checkContent(call);
  if (!content) return refusal;
  const target = findTarget(call);
  if (typeof target !== 'string') return target;
  const blocks = content.blocks ? { blocks: content.blocks } : {};
  const answer = await passOn({ ...call, args: { ...call.args, ...blocks, channel: target } });
  if (!answer.ok) return answer;
  const ts = nextTs(call.world);
  const person = call.workspace.findPerson(target);
  if (person) call.workspace.directMessages.set(String(answer.channel), person.id);
  const isEphemeral = call.method === 'chat.postEphemeral';
  const shown = isEphemeral ? ephemeral(call, target, ts) : posted(call, answer, ts);
  call.world.screen.messages.push(shownMessage(content, { teamId: call.workspace.teamId, ...shown }));
  call.world.changes.notify();
  return isEphemeral
    ? { ...answer, message_ts: ts }
    : { ...answer, ts, message: { ...messageIn(answer), ts } };
};

function messageIn({ message }: SlackAnswer): object {
  return typeof message === 'object' && message !== null ? message : {};
}

type Shown = Omit<ShownMessage, 'text' | 'blocks' | 'teamId'>;

function ephemeral({ args }: MethodCall, channelId: string, ts: string): Shown {
  return {
    channelId,
    ts,
    via: 'chat.postEphemeral',
    onlyTo: stringArg(args, 'user'),
  };
}

function posted({ workspace }: MethodCall, answer: SlackAnswer, ts: string): Shown {
  const channelId = String(answer.channel);
  const onlyTo = workspace.directMessages.get(channelId);
  const emulatedTs = String(answer.ts);
  return { channelId, ts, emulatedTs, via: 'chat.postMessage', ...(onlyTo ? { onlyTo } : {}) };
}

type CheckedContent =
  | { content: MessageContent; refusal?: never }
  | { content?: never; refusal: SlackAnswer };

function checkContent(call: MethodCall): CheckedContent {
  const checked = checkMessage(call.args);
  if (checked.ok) return { content: completeBlocks(checked.value) };
  call.world.violations.push(`${call.method}: ${checked.error}: ${checked.messages.join('; ')}`);
  return { refusal: refuse(checked.error, checked.messages) };
}

/** Finds the channel and checks that the bot may post there. `emulate` would allow every public channel. */
function findTarget({ workspace, token, args }: MethodCall): string | SlackAnswer {
  const wanted = stringArg(args, 'channel');
  const person = workspace.findPerson(wanted);
  if (person?.kind === 'bot') return refuse('cannot_dm_bot');
  if (person?.unknown) return refuse('channel_not_found');
  if (person?.kind === 'deactivated') return refuse('user_disabled');
  if (person) return person.id;
  // The id may be one of a direct message: `emulate` knows those.
  if (wanted.startsWith('D')) return wanted;
  const channel = workspace.findChannel(wanted);
  if (!channel) return refuse('channel_not_found');
  if (channel.bot !== false) return channel.id;
  if (channel.private) return refuse('channel_not_found');
  return token.scopes.includes('chat:write.public') ? channel.id : refuse('not_in_channel');
}

const update: Method = async (call) => {
  const { content, refusal } = checkContent(call);
  if (!content) return refusal;
  const shown = findShown(call);
  const answer = await changeInEmulator(call, shown, content);
  if (!answer.ok) return answer;
  if (shown) Object.assign(shown, { text: content.text ?? shown.text, blocks: content.blocks ?? [] });
  call.world.changes.notify();
  return answer;
};

const remove: Method = async (call) => {
  const shown = findShown(call);
  const answer = await changeInEmulator(call, shown);
  if (answer.ok && shown) call.world.screen.messages.splice(call.world.screen.messages.indexOf(shown), 1);
  call.world.changes.notify();
  return answer;
};

/** Calls `emulate` with its own ts of the message. It does not know messages from an earlier run. */
async function changeInEmulator(
  call: MethodCall,
  shown: ShownMessage | undefined,
  change = {},
): Promise<SlackAnswer> {
  const { channel, ts } = call.args;
  if (shown !== undefined && shown.emulatedTs === undefined) return { ok: true, channel, ts };
  const answer = await passOn({ ...call, args: { ...call.args, ...change, ts: shown?.emulatedTs ?? ts } });
  return answer.ok ? { ...answer, ts } : answer;
}

function findShown({ world, workspace, args }: MethodCall) {
  return world.screen.messages.find(
    (it) => it.teamId === workspace.teamId && it.channelId === args.channel && it.ts === args.ts,
  );
}

export const chat: Record<string, Method> = {
  'chat.postMessage': post,
  'chat.postEphemeral': post,
  'chat.update': update,
  'chat.delete': remove,
};
