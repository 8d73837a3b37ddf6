import type { SlackFace } from '../face.ts';
import { parseCommand } from '../parse-command.ts';
import { helpBlocks } from '../views/help.ts';
import type { CommandArgs } from './boundary.ts';
import { openInvite } from './open-invite.ts';

/** `/wgw …`: each subcommand is a function of its own. */
export async function onCommand(face: SlackFace, args: CommandArgs): Promise<void> {
  const parsed = parseCommand(args.command.text ?? '');
  switch (parsed.kind) {
    case 'invite':
      return openInvite(face, args, parsed);
    case 'help':
      return args.ack({
        response_type: 'ephemeral',
        text: 'What you can do with wgw',
        blocks: helpBlocks(parsed.unknown),
      });
  }
}
