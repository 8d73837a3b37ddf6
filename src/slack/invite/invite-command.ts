import type { Role } from '../../domain/core/permissions.ts';
import { readableText, takeMentions } from '../blocks/read-markup.ts';
import type { Command } from '../reply/command-boundary.ts';
import { type InvitePrefill, openInvite } from './open-invite.ts';

/** `/wgw invite …` opens the form, filled with what was typed. */
export const inviteCommand: Command = {
  parameters: '[addresses] [administrator or member]',
  does: 'invite teammates to WeGotWork (Members ask their Administrators)',
  exampleParameters: 'grace@acme.com member',
  run: (slack, { user, text, channelId, responseUrl }) =>
    openInvite(slack, user, {
      ...readParameters(text),
      place: { channelId, responseUrl },
      mayFoundOrganization: true,
    }),
};

// A role stands at the end, as in the help, or at the beginning; `as an administrator` works too.
const ROLE =
  /(?:^|\s)(?:as\s+(?:an?\s+)?)?(administrator|admin|member)s?$|^(administrator|admin|member)s?\s+/i;

function readParameters(text: string): Pick<InvitePrefill, 'addresses' | 'people' | 'role'> {
  const { mentions, rest } = takeMentions(text);
  const typed = readableText(rest).trim();
  return {
    addresses: typed.replace(ROLE, '').trim(),
    people: mentions.map(({ userId }) => userId),
    role: readRole(typed),
  };
}

function readRole(typed: string): Role | undefined {
  const found = ROLE.exec(typed);
  if (found === null) return undefined;
  return /^a/i.test(found[1] ?? found[2] ?? '') ? 'ADMINISTRATOR' : 'MEMBER';
}
