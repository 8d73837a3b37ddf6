import type { KnownBlock } from '@slack/types';
import { plain } from '../blocks/text.ts';

/** The longest search: enough for any address. */
export const MAX_WORDS = 254;

interface PageButton {
  readonly text: string;
  readonly action_id: string;
  /** Where the page begins, which the button holds; absent if there is no such page. */
  readonly from: object | undefined;
}

/** The buttons to other pages of a list. */
export function pageButtons(buttons: readonly PageButton[]): KnownBlock[] {
  const elements = buttons.flatMap(({ text, action_id, from }) =>
    from === undefined
      ? []
      : [{ type: 'button', text: plain(text), action_id, value: JSON.stringify(from) } as const],
  );
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}
