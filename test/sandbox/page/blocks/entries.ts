import type { MessageBlock } from '../../../simulator/slack/blocks/blocks.ts';
import type { Entry } from '../../../simulator/slack/fill.ts';
import type { ElementState, StateValues } from '../../../simulator/slack/state.ts';
import type { Entries } from '../../protocol.ts';

/** What stands in each input of a view, by block id: what was entered on the page, else what Slack knows. */
export function entriesOf(blocks: readonly MessageBlock[], values: StateValues, entered: Entries): Entries {
  return Object.fromEntries(
    blocks.flatMap((block) => {
      if (block.type !== 'input') return [];
      const blockId = block.block_id ?? '';
      const state = values[blockId]?.[block.element.action_id ?? ''];
      return [[blockId, entered[blockId] ?? entryOf(state)] as const];
    }),
  );
}

export function entryOf(state: ElementState | undefined): Entry {
  if (state === undefined) return '';
  if ('value' in state) return state.value ?? '';
  if ('selected_date' in state) return state.selected_date ?? '';
  if ('selected_option' in state) return state.selected_option?.value ?? '';
  if ('selected_options' in state) return state.selected_options.map(({ value }) => value);
  if ('selected_users' in state) return state.selected_users;
  return state.selected_user ?? '';
}

/** What Slack's client itself complains of before it submits, by block id. */
export function complaintsOf(blocks: readonly MessageBlock[], entries: Entries): Record<string, string> {
  const complaints: Record<string, string> = {};
  for (const block of blocks) {
    if (block.type !== 'input') continue;
    const blockId = block.block_id ?? '';
    const entry = entries[blockId] ?? '';
    if (entry.length === 0) {
      if (!block.optional) complaints[blockId] = 'Please complete this required field.';
    } else if (
      block.element.type === 'email_text_input' &&
      !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(entry))
    ) {
      complaints[blockId] = 'Please enter a valid email address.';
    }
  }
  return complaints;
}
