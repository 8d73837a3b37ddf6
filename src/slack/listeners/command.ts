import type { SlackFace } from '../face.ts';
import { parseCommand } from '../parse-command.ts';
import { helpBlocks } from '../views/help.ts';
import type { Pending } from './answer-in-time.ts';
import type { CommandAnswer, CommandArgs } from './command-boundary.ts';
import { openInvite } from './open-invite.ts';

/** `/wgw …`: each subcommand is a function of its own. */
export async function onCommand(
  face: SlackFace,
  args: CommandArgs,
): Promise<CommandAnswer | Pending<CommandAnswer>> {
  const parsed = parseCommand(args.command.text ?? '');
  switch (parsed.kind) {
    case 'invite':
      return openInvite(face, args, parsed);
    case 'help':
      return { message: { text: 'What you can do with wgw', blocks: helpBlocks(parsed.unknown) } };
  }
}
