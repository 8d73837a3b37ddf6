import type { KnownBlock } from '@slack/types';
import type { AddressWarning } from '../../domain/invitations/lifecycle/address-warning.ts';
import { type Message, messageOf } from '../blocks/message.ts';
import { linesOfText, markup } from '../blocks/text.ts';

/** The warnings above the form. Submitting the form again confirms the addresses. */
export function warningBlocks(warnings: readonly AddressWarning[]): KnownBlock[] {
  return [
    markup(
      ':warning: *Please check the addresses.* Change what is wrong below, or press the button again to confirm.',
    ),
    ...linesOfText(warnings.map((warning) => `• ${warningSentence(warning)}`)),
  ];
}

/** The warnings as a message, if there is no form any more. */
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
