import { z } from 'zod';
import type { PageFrom } from '../../domain/core/keyset-page.ts';
import { roleSchema, roles } from '../../domain/core/permissions.ts';
import type { RosterPosition } from '../../domain/roster/list-roster.ts';
import { type RosterFilter, shows } from '../../domain/roster/roster.ts';
import { filterFields, filterMenusBlock } from '../blocks/ids.ts';
import { MAX_WORDS } from '../lists/list-blocks.ts';

type RosterFrom = PageFrom<RosterPosition> | undefined;

/** What the roster shows, so that it can be refreshed. */
export interface RosterState {
  readonly filter: RosterFilter;
  readonly from: RosterFrom;
}

const position = z.object({ list: z.enum(['members', 'invitations']), key: z.string(), id: z.uuid() });
const from = z.union([z.object({ after: position }), z.object({ before: position })]);
const filter = z.object({
  words: z.string().max(MAX_WORDS),
  role: roleSchema.optional(),
  show: z.enum(shows),
});
export const rosterState = z.object({ filter, from: from.optional() });

export function writeRosterState(state: RosterState): string {
  return JSON.stringify(state);
}

/** @throws if `writeRosterState` did not write the text. */
export function readRosterState(text: string): RosterState {
  return toState(rosterState.parse(JSON.parse(text)));
}

export function toState({ filter, from }: z.infer<typeof rosterState>): RosterState {
  // Adds the keys that JSON left out for lack of a value: the filter is compared with the one that is filled in.
  return { filter: { ...filter, role: filter.role }, from };
}

/** Reads where a page begins, from its button. */
export function readRosterFrom(text: string): PageFrom<RosterPosition> {
  return from.parse(JSON.parse(text));
}

const picked = <Value extends z.ZodType>(value: Value) => z.object({ selected_option: z.object({ value }) });
const fields = z.object({
  [filterFields.words]: z.object({
    [filterFields.words]: z.object({ value: z.string().max(MAX_WORDS).nullish() }),
  }),
  [filterMenusBlock]: z.object({
    [filterFields.show]: picked(z.enum(shows)),
    [filterFields.role]: picked(z.enum(['any', ...roles])),
  }),
});

/** Reads the filter that is filled in above the list. */
export function readRosterFilter(values: unknown): RosterFilter {
  const { words, filters } = fields.parse(values);
  const role = filters.role.selected_option.value;
  return {
    words: words.words.value?.trim() ?? '',
    role: role === 'any' ? undefined : role,
    show: filters.show.selected_option.value,
  };
}
