import { expect } from 'vitest';
import type { Page, PageFrom, Position } from '../../../src/domain/core/keyset-page.ts';

type List<Where extends Position> = (
  limit: number,
  from?: PageFrom<Where>,
) => Promise<Page<{ readonly id: string }, Where>>;

/** Checks that pages of a length list each entry once, in order, forwards and backwards. */
export async function expectPagesToLeadPastAll<Where extends Position>(
  list: List<Where>,
  limit: number,
): Promise<void> {
  const idsOf = ({ entries }: Page<{ readonly id: string }, Where>) => entries.map(({ id }) => id);
  const all = idsOf(await list(1000));
  expect(new Set(all).size).toBe(all.length);

  let page = await list(limit);
  expect(page.previous).toBeUndefined();
  const forwards = idsOf(page);
  while (page.next !== undefined) {
    page = await list(limit, page.next);
    expect(page.entries.length).toBeLessThanOrEqual(limit);
    forwards.push(...idsOf(page));
    expect(forwards.length).toBeLessThanOrEqual(all.length);
  }
  expect(forwards).toEqual(all);

  const backwards = idsOf(page);
  while (page.previous !== undefined) {
    page = await list(limit, page.previous);
    expect(page.entries.length).toBeLessThanOrEqual(limit);
    backwards.unshift(...idsOf(page));
    expect(backwards.length).toBeLessThanOrEqual(all.length);
  }
  expect(backwards).toEqual(all);
}
