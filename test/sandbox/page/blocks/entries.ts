import type { InputBlock, MessageBlock } from '../../../simulator/slack/blocks/blocks.ts';
import { entryOf } from '../../../simulator/slack/entry.ts';
import { fieldErrorOf } from '../../../simulator/slack/field-error.ts';
import type { StateValues } from '../../../simulator/slack/state.ts';
import type { Entries } from '../../protocol.ts';

/** Identifies a field. While its block id, action id and type stay the same, it keeps its entry. */
export function fieldKey({ block_id, element }: InputBlock): string {
  return [block_id, element.action_id, element.type].join(' ');
}

/** The entry of each input of a view, by block id: from the page, else from Slack's state. */
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

/** The errors that Slack's client itself shows before it submits a form, by block id. */
export function fieldErrorsOf(blocks: readonly MessageBlock[], entries: Entries): Record<string, string> {
  return Object.fromEntries(
    blocks.flatMap((block) => {
      if (block.type !== 'input') return [];
      const blockId = block.block_id ?? '';
      const error = fieldErrorOf(block, entries[blockId] ?? '');
      return error === undefined ? [] : [[blockId, error] as const];
    }),
  );
}
