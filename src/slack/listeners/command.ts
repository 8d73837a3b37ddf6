import type { SlackFace } from '../face.ts';
import { parseCommand } from '../parse-command.ts';
import { helpBlocks } from '../views/help.ts';
import { workspaceId } from '../workspace.ts';
import type { Pending } from './answer-in-time.ts';
import type { CommandArgs } from './command-boundary.ts';
import { openActivity } from './open-activity.ts';
import { openInvite } from './open-invite.ts';
import { openRoster } from './open-roster.ts';
import { openSettings } from './open-settings.ts';
import type { ViewAnswer } from './view-reply.ts';

/** `/wgw …`: each subcommand is a function of its own. */
export async function onCommand(
  face: SlackFace,
  args: CommandArgs,
): Promise<ViewAnswer | Pending<ViewAnswer>> {
  const { command } = args;
  const user = { workspaceId: workspaceId(args.context), userId: command.user_id };
  const parsed = parseCommand(command.text ?? '');
  switch (parsed.kind) {
    case 'invite':
      return openInvite(face, user, {
        ...parsed,
        isTyped: true,
        place: { channelId: command.channel_id, responseUrl: command.response_url },
      });
    case 'members':
      return openRoster(face, user, { ...parsed, isTyped: true });
    case 'activity':
      return openActivity(face, user);
    case 'settings':
      return openSettings(face, user);
    case 'help':
      return { message: { text: 'What you can do with wgw', blocks: helpBlocks(parsed.unknown) } };
  }
}
