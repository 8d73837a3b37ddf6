import type { Button } from '@slack/types';
import { plain } from '../blocks/text.ts';

/** Characters that may be searched for: enough for any address. */
export const MAX_WORDS = 254;

/** A button that shows another page of a list; it holds where that begins. */
export function pageButton(text: string, action_id: string, from: object): Button {
  return { type: 'button', text: plain(text), action_id, value: JSON.stringify(from) };
}
