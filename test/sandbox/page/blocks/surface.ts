import { createContext, useCallback, useContext } from 'react';
import type { InputBlock } from '../../../simulator/slack/blocks/blocks.ts';
import type { Entry } from '../../../simulator/slack/entry.ts';
import type { StateValues } from '../../../simulator/slack/state.ts';
import type { Entries, Snapshot } from '../../protocol.ts';
import type { Act } from '../use-sandbox.ts';

/** Uses an element: a button's press, a menu's choice. Resolves with why it failed, if so. */
type UseElement = (used: {
  block: string;
  action: string;
  value?: string | undefined;
  choose?: Entry;
}) => Promise<string | undefined>;

/** Where blocks stand: in a message, a modal or the Home tab. */
interface Surface {
  /** Of the workspace: names for the ids in mentions, and what menus offer. */
  readonly workspace: Pick<Snapshot, 'names' | 'people' | 'publicChannels' | 'timeZone'>;
  readonly use: UseElement;
  /** What the server knows to be picked. */
  readonly values: StateValues;
  /** What is filled in, in a modal, by block id. */
  readonly form?: {
    readonly entries: Entries;
    readonly errors: Readonly<Record<string, string>>;
    enter(block: InputBlock, entry: Entry): void;
  };
}

export const SurfaceContext = createContext<Surface | undefined>(undefined);

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (surface === undefined) throw new Error('Blocks stand on no surface.');
  return surface;
}

/** Makes the elements of a view (by id) or message (by ts) usable; what is filled in goes with it. */
export function useElements(act: Act, place: string, entries?: Entries): UseElement {
  return useCallback((used) => act({ do: 'use', in: place, entries, ...used }), [act, place, entries]);
}
