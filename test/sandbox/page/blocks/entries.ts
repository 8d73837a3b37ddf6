import type { InputBlock, MessageBlock } from '../../../simulator/slack/blocks/blocks.ts';
import { fieldErrorOf } from '../../../simulator/slack/field-error.ts';
import { entryOf } from '../../../simulator/slack/entry.ts';
import type { StateValues } from '../../../simulator/slack/state.ts';
import type { Entries } from '../../protocol.ts';

/** What tells a field from one that took its place: what is entered is kept as long as these stay the same. */
export function fieldKey({ block_id, element }: InputBlock): string {
  return [block_id, element.action_id, element.type].join(' ');
}

/** What stands in each input of a view, by block id: what was entered on the page, else what Slack knows. */
export function entriesOf(blocks: readonly MessageBlock[], values: StateValues, entered: Entries): Entries {
  return Object.fromEntries(
    blocks.flatMap((block) => {
      if (block.type !== 'input') return [];
      const blockId = block.block_id ?? '';
      const state = values[blockId]?.[block.element.action_id ?? ''];
      return [[blockId, entered[fieldKey(block)] ?? entryOf(state)] as const];
    }),
  );
}

/** What Slack's client itself complains of before it submits, by block id. */
export function complaintsOf(blocks: readonly MessageBlock[], entries: Entries): Record<string, string> {
  return Object.fromEntries(
    blocks.flatMap((block) => {
      if (block.type !== 'input') return [];
      const blockId = block.block_id ?? '';
      const complaint = fieldErrorOf(block, entries[blockId] ?? '');
      return complaint === undefined ? [] : [[blockId, complaint] as const];
    }),
  );
}
