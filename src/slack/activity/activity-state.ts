import { z } from 'zod';
import type { ActivityFilter } from '../../domain/activity/list-activities.ts';
import type { ActivityKind } from '../../domain/core/activity.ts';
import type { PageFrom, Position } from '../../domain/core/keyset-page.ts';
import { filterFields, filterMenusBlock } from '../blocks/ids.ts';
import { MAX_WORDS } from '../lists/list-blocks.ts';
import { kindNames } from './activity-modal.ts';

/** What the activity shows. */
export interface ActivityState {
  readonly filter: ActivityFilter;
  readonly from?: PageFrom<Position> | undefined;
}

const kinds = Object.keys(kindNames) as [ActivityKind, ...ActivityKind[]];
const position = z.object({ key: z.iso.datetime(), id: z.string().regex(/^\d{1,18}$/) });
const from = z.union([z.object({ after: position }), z.object({ before: position })]);
const state = z.object({
  filter: z.object({ person: z.string().max(MAX_WORDS), kind: z.enum(kinds).optional() }),
});

/** The metadata of the modal: its filter. A page button itself holds where its page begins. */
export function writeActivityState({ filter }: ActivityState): string {
  return JSON.stringify({ filter });
}

/** @throws if `writeActivityState` did not write the text. */
export function readActivityState(text: string): ActivityState {
  const { filter } = state.parse(JSON.parse(text));
  // Adds the keys that JSON left out for lack of a value: the filter is compared with the one that is filled in.
  return { filter: { ...filter, kind: filter.kind } };
}

/** Reads where a page begins, from its button. */
export function readActivityFrom(text: string): PageFrom<Position> {
  return from.parse(JSON.parse(text));
}

const fields = z.object({
  [filterFields.person]: z.object({
    [filterFields.person]: z.object({ value: z.string().max(MAX_WORDS).nullish() }),
  }),
  [filterMenusBlock]: z.object({
    [filterFields.kind]: z.object({ selected_option: z.object({ value: z.enum(['any', ...kinds]) }) }),
  }),
});

/** Reads the filter that is filled in above the list. */
export function readActivityFilter(values: unknown): ActivityFilter {
  const { person, filters } = fields.parse(values);
  const kind = filters.kind.selected_option.value;
  return { person: person.person.value?.trim() ?? '', kind: kind === 'any' ? undefined : kind };
}
