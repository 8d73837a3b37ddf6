import type { DateReader } from './dates.ts';
import type { ShownMessage } from './screen.ts';
import type { Person, Workspace } from './workspace.ts';
import type { World } from './world.ts';

/** In which time zone, and when, somebody reads. */
export const readerOf = (world: World, { tz }: Person): DateReader => ({ timeZone: tz, now: world.now() });

/** The messages that somebody can read: those of their channels and direct messages, and those for them alone. */
export function readableMessages(world: World, workspace: Workspace, person: Person): ShownMessage[] {
  return world.screen.messages.filter(
    ({ teamId, channelId, onlyTo = person.id }) =>
      teamId === workspace.teamId && onlyTo === person.id && canRead(workspace, person, channelId),
  );
}

function canRead(workspace: Workspace, { id, name }: Person, channelId: string): boolean {
  const channel = workspace.findChannel(channelId);
  if (channel) return (channel.members ?? [name]).includes(name);
  const own = workspace.people.find((it) => directMessageWithSomebody(it) === channelId)?.id;
  return (workspace.directMessages.get(channelId) ?? own ?? id) === id;
}

/** Somebody's direct message with another person, where the app is not. */
export const directMessageWithSomebody = ({ id }: Person): string => `D${id.slice(1)}`;

/** What payloads say of a conversation. */
export function conversation(workspace: Workspace, channelId: string): { id: string; name: string } {
  const channel = workspace.findChannel(channelId);
  if (!channel) return { id: channelId, name: 'directmessage' };
  return { id: channelId, name: channel.private ? 'privategroup' : channel.name };
}
