import type { DateReader } from './dates.ts';
import type { ShownMessage } from './screen.ts';
import type { Person, Workspace } from './workspace.ts';
import type { World } from './world.ts';

/** The time zone of a person, and the current time. */
export const readerOf = (world: World, { tz }: Person): DateReader => ({ timeZone: tz, now: world.now() });

/** The messages that a person can read: in their channels, in their direct messages, and ephemeral ones for them. */
export function visibleMessages(world: World, workspace: Workspace, person: Person): ShownMessage[] {
  return world.screen.messages.filter(
    ({ teamId, channelId, onlyTo = person.id }) =>
      teamId === workspace.teamId && onlyTo === person.id && canRead(workspace, person, channelId),
  );
}

function canRead(workspace: Workspace, { id, name }: Person, channelId: string): boolean {
  const channel = workspace.findChannel(channelId);
  if (channel) return (channel.members ?? [name]).includes(name);
  const owner = workspace.people.find((it) => directMessageWithSomebody(it) === channelId)?.id;
  return (workspace.directMessages.get(channelId) ?? owner ?? id) === id;
}

/** The channel id of a direct message with another person. The app is not in it. */
export const directMessageWithSomebody = ({ id }: Person): string => `D${id.slice(1)}`;

/** The field `channel` of a payload. */
export function conversation(workspace: Workspace, channelId: string): { id: string; name: string } {
  const channel = workspace.findChannel(channelId);
  if (!channel) return { id: channelId, name: 'directmessage' };
  return { id: channelId, name: channel.private ? 'privategroup' : channel.name };
}
