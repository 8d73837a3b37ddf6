import type { KnownBlock } from '@slack/types';
import type { Replacement } from '../../domain/account-replacements/replacement.ts';
import { roleWithArticle } from '../../text/roles.ts';
import { actions, command } from '../blocks/ids.ts';
import type { Message } from '../blocks/message.ts';
import { escapeMarkup, linesOfText, markup, plain, userMention } from '../blocks/text.ts';

/** Asks an Administrator whether a new Slack account replaces one that is gone. Once decided, shows the decision. */
export function replacementMessage(replacement: Replacement): Message {
  const { member, organizationName, userName, userId, goneUserId } = replacement;
  const role = roleWithArticle(member.role);
  const lead = `${userName} asks to come back to ${organizationName} with a new Slack account, as ${member.name} (${member.email}), ${role}.`;
  return {
    text: escapeMarkup(lead),
    blocks: [
      ...linesOfText([
        lead,
        'The Slack account that wgw knows is deactivated, or Slack does not know it any more. The new one has the same email address, confirmed.',
      ]),
      markup(`Old account: ${userMention(goneUserId)}\nNew account: ${userMention(userId)}`),
      ...stateBlocks(replacement),
    ],
  };
}

function stateBlocks({ id, state, member, deciderName = 'Somebody' }: Replacement): KnownBlock[] {
  switch (state) {
    case 'APPROVED':
      return linesOfText([`Approved by ${deciderName}.`]);
    case 'DECLINED':
      return linesOfText([`Declined by ${deciderName}.`]);
    case 'LAPSED':
      return linesOfText([LAPSED]);
    case 'PENDING':
      return [
        ...linesOfText([
          `Approve only if you are sure that this is ${member.name}: the new account gets all their rights.`,
        ]),
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              action_id: actions.approveReplacement,
              text: plain('Approve'),
              style: 'primary',
              value: id,
            },
            { type: 'button', action_id: actions.declineReplacement, text: plain('Decline'), value: id },
          ],
        },
      ];
  }
}

const LAPSED =
  'Nothing was changed: the old account is in use again, the new one does not have the address any more, or the member was removed.';

/** Tells the user of the new account what was decided. */
export function replacementAnswer({ state, member, organizationName, deciderName }: Replacement): string[] {
  const who = deciderName ?? 'An Administrator';
  switch (state) {
    case 'APPROVED':
      return [
        `${who} approved: with this Slack account you are ${member.name} in ${organizationName} now, ${roleWithArticle(member.role)}.`,
        `Type ${command} members to see the team, or ${command} help for what else you can do here.`,
      ];
    case 'DECLINED':
      return [
        `${who} declined that this Slack account takes the place of the one of ${member.name} (${member.email}) that is gone. Ask them if you think that is a mistake.`,
      ];
    case 'LAPSED':
    case 'PENDING':
      return [
        `This Slack account could not take the place of the one of ${member.name} (${member.email}): something changed since you asked. Type ${command} members to try again.`,
      ];
  }
}
