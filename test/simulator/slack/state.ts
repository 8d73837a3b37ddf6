import { type InteractiveElement, interactiveElements, type MessageBlock } from './blocks/blocks.ts';
import type { SlackOption } from './blocks/composition.ts';

/** The value of one element in `view.state.values`. */
export type ElementState =
  | { type: 'plain_text_input' | 'email_text_input' | 'number_input'; value: string | null }
  | { type: 'static_select' | 'radio_buttons'; selected_option: SlackOption | null }
  | { type: 'multi_static_select' | 'checkboxes'; selected_options: SlackOption[] }
  | { type: 'users_select'; selected_user: string | null }
  | { type: 'multi_users_select'; selected_users: string[] }
  | { type: 'channels_select'; selected_channel: string | null }
  | { type: 'datepicker'; selected_date: string | null };

/** Block id → action id → value of the element. */
export type StateValues = Record<string, Record<string, ElementState>>;

/** The value of an element at first. Undefined for buttons and overflow menus, which have no value. */
function initialState(element: InteractiveElement): ElementState | undefined {
  switch (element.type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'number_input':
      return { type: element.type, value: element.initial_value || null };
    case 'static_select':
    case 'radio_buttons':
      return { type: element.type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'checkboxes':
      return { type: element.type, selected_options: element.initial_options ?? [] };
    case 'users_select':
      return { type: element.type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type: element.type, selected_users: element.initial_users ?? [] };
    case 'channels_select':
      return { type: element.type, selected_channel: element.initial_channel ?? null };
    case 'datepicker':
      return { type: element.type, selected_date: element.initial_date ?? null };
    case 'button':
    case 'overflow':
      return undefined;
  }
}

/**
 * The state of blocks. Like `views.update`, it keeps an earlier value if block id, action id and type are the same.
 */
export function stateOf(blocks: readonly MessageBlock[], before: StateValues = {}): StateValues {
  const values: StateValues = {};
  for (const block of blocks) {
    for (const element of interactiveElements(block)) {
      const initial = initialState(element);
      if (initial === undefined || block.block_id === undefined || element.action_id === undefined) continue;
      const kept = before[block.block_id]?.[element.action_id];
      const ofBlock = values[block.block_id] ?? {};
      ofBlock[element.action_id] = kept?.type === initial.type && isOffered(kept, element) ? kept : initial;
      values[block.block_id] = ofBlock;
    }
  }
  return values;
}

/** Whether the element still has the options that were picked. */
function isOffered(state: ElementState, element: InteractiveElement): boolean {
  if (!('options' in element || 'option_groups' in element)) return true;
  const groups = 'option_groups' in element ? element.option_groups : undefined;
  const offered = element.options ?? groups?.flatMap(({ options }) => options) ?? [];
  const picked =
    'selected_options' in state
      ? state.selected_options
      : 'selected_option' in state
        ? [state.selected_option]
        : [];
  return picked.every((option) => option === null || offered.some(({ value }) => value === option.value));
}
