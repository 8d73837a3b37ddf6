import { z } from 'zod';
import type { ActivityFilter } from '../../domain/activity/list-activities.ts';
import type { ActivityKind } from '../../domain/core/activity.ts';
import type { PageFrom, Position } from '../../domain/core/keyset-page.ts';
import { filterBlocks } from '../blocks/ids.ts';
import { MAX_WORDS } from '../lists/list-blocks.ts';
import { kindNames } from './activity-modal.ts';

/** What the activity is to show. */
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

/** What the buttons of its pages belong to; where a page begins, they hold themselves. */
export function writeActivityState({ filter }: ActivityState): string {
  return JSON.stringify({ filter });
}

/** @throws where the text is none that `writeActivityState` wrote. */
export function readActivityState(text: string): ActivityState {
  const { filter } = state.parse(JSON.parse(text));
  // With every key: JSON leaves out those without a value, and a search is compared with what is filled in.
  return { filter: { ...filter, kind: filter.kind } };
}

/** Where the page of a button begins. */
export function readActivityFrom(text: string): PageFrom<Position> {
  return from.parse(JSON.parse(text));
}

const fields = z.object({
  [filterBlocks.person]: z.object({
    [filterBlocks.person]: z.object({ value: z.string().max(MAX_WORDS).nullish() }),
  }),
  [filterBlocks.selects]: z.object({
    [filterBlocks.kind]: z.object({ selected_option: z.object({ value: z.enum(['any', ...kinds]) }) }),
  }),
});

/** What is filled in above the list. */
export function readActivityFilter(values: unknown): ActivityFilter {
  const { person, filters } = fields.parse(values);
  const kind = filters.kind.selected_option.value;
  return { person: person.person.value?.trim() ?? '', kind: kind === 'any' ? undefined : kind };
}
