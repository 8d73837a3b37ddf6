import type { ElementState } from './state.ts';

/**
 * What a person enters in a field: a text, the label or value of an option, the handle of a person, the name of a
 * channel, or a list of them.
 */
export type Entry = string | readonly string[];

/** The current entry of a field: a text, the value of an option, the id of a person or channel, or a list of them. */
export function entryOf(state: ElementState | undefined): Entry {
  if (state === undefined) return '';
  if ('value' in state) return state.value ?? '';
  if ('selected_date' in state) return state.selected_date ?? '';
  if ('selected_option' in state) return state.selected_option?.value ?? '';
  if ('selected_options' in state) return state.selected_options.map(({ value }) => value);
  if ('selected_channel' in state) return state.selected_channel ?? '';
  if ('selected_users' in state) return state.selected_users;
  return state.selected_user ?? '';
}
