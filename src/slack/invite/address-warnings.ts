import type { KnownBlock } from '@slack/types';
import type { AddressWarning } from '../../domain/invitations/lifecycle/address-warning.ts';
import { type Message, messageOf } from '../blocks/message.ts';
import { linesOfText, markup } from '../blocks/text.ts';

/** Stands above the form: what deserves a second look, and that sending it again confirms it. */
export function warningBlocks(warnings: readonly AddressWarning[]): KnownBlock[] {
  return [
    markup(
      ':warning: *Please check the addresses.* Change what is wrong below, or press the button again to confirm.',
    ),
    ...linesOfText(warnings.map((warning) => `• ${warningSentence(warning)}`)),
  ];
}

/** The same where there is no form to stand above. */
export function warningMessage(warnings: readonly AddressWarning[]): Message {
  const lead = 'Nobody was invited: please check these addresses, and type the command again.';
  return messageOf([lead, ...warnings.map((warning) => `• ${warningSentence(warning)}`)]);
}

function warningSentence(warning: AddressWarning): string {
  switch (warning.kind) {
    case 'typo':
      return `${warning.address}: did you mean ${warning.suggestion}?`;
    case 'free-mail':
      return `${warning.address} looks like a personal address. Work addresses are safer.`;
  }
}
