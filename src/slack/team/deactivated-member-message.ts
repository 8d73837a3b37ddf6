import type { DeactivatedMember } from '../../domain/members/deactivated-members.ts';
import { actions } from '../blocks/ids.ts';
import type { Message } from '../blocks/message.ts';
import { escapeMarkup, linesOfText, plain } from '../blocks/text.ts';

/** Asks whether to remove a member who was deactivated in Slack. Only the button removes them. */
export function deactivatedMemberMessage({ id, name, email, organizationName }: DeactivatedMember): Message {
  const sentence = `${name} (${email}) was deactivated in Slack, and still is a member of ${organizationName} in WeGotWork.`;
  return {
    text: escapeMarkup(sentence),
    blocks: [
      ...linesOfText([sentence, 'Remove them, with the invitations that they left open?']),
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: actions.manageMember, text: plain('Remove…'), value: `remove:${id}` },
        ],
      },
    ],
  };
}
