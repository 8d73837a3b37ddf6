import type { ElementState } from './state.ts';

/**
 * What a person enters: text, the label or value of an option, handles of people, names of channels; lists where
 * several may be picked.
 */
export type Entry = string | readonly string[];

/** What a person entered, as they would enter it: text, the values of options, ids of people and channels. */
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
