import { openActivity } from '../activity/open-activity.ts';
import { workspaceId } from '../api/workspace.ts';
import { openInvite } from '../invite/open-invite.ts';
import type { Pending } from '../reply/answer-in-time.ts';
import type { CommandArgs } from '../reply/command-boundary.ts';
import type { SlackContext } from '../reply/context.ts';
import type { ViewAnswer } from '../reply/view-reply.ts';
import { openSettings } from '../settings/open-settings.ts';
import { openRoster } from '../team/open-roster.ts';
import { helpBlocks } from './help.ts';
import { parseCommand } from './parse-command.ts';

/** `/wgw …`: each subcommand is a function of its own. */
export async function onCommand(
  slack: SlackContext,
  args: CommandArgs,
): Promise<ViewAnswer | Pending<ViewAnswer>> {
  const { command } = args;
  const user = { workspaceId: workspaceId(args.context), userId: command.user_id };
  const parsed = parseCommand(command.text ?? '');
  switch (parsed.kind) {
    case 'invite':
      return openInvite(slack, user, {
        ...parsed,
        isTyped: true,
        place: { channelId: command.channel_id, responseUrl: command.response_url },
      });
    case 'members':
      return openRoster(slack, user, { ...parsed, isTyped: true });
    case 'activity':
      return openActivity(slack, user);
    case 'settings':
      return openSettings(slack, user);
    case 'help':
      return { message: { text: 'What you can do with wgw', blocks: helpBlocks(parsed.unknown) } };
  }
}
