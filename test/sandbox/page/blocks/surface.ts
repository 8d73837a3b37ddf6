import { createContext, useCallback, useContext } from 'react';
import type { InputBlock } from '../../../simulator/slack/blocks/blocks.ts';
import type { Entry } from '../../../simulator/slack/entry.ts';
import type { StateValues } from '../../../simulator/slack/state.ts';
import type { Entries, Snapshot } from '../../protocol.ts';
import type { Act } from '../use-sandbox.ts';

/** Uses an element: presses a button or picks from a menu. Resolves with the problem if it failed. */
type UseElement = (used: {
  block: string;
  action: string;
  value?: string | undefined;
  choose?: Entry;
}) => Promise<string | undefined>;

/** The message, modal or Home tab that shows blocks. */
interface Surface {
  /** Names for mentions, and options of people and channel menus. */
  readonly workspace: Pick<Snapshot, 'names' | 'people' | 'publicChannels' | 'timeZone'>;
  readonly use: UseElement;
  /** Slack's values of the elements. */
  readonly values: StateValues;
  /** The entries and errors of a modal, by block id. Absent elsewhere. */
  readonly form?: {
    readonly entries: Entries;
    readonly errors: Readonly<Record<string, string>>;
    enter(block: InputBlock, entry: Entry): void;
  };
}

export const SurfaceContext = createContext<Surface | undefined>(undefined);

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (surface === undefined) throw new Error('Blocks need a SurfaceContext.');
  return surface;
}

/** Returns the function that uses an element of a view (by id) or message (by ts). It sends the entries along. */
export function useElements(act: Act, place: string, entries?: Entries): UseElement {
  return useCallback((used) => act({ do: 'use', in: place, entries, ...used }), [act, place, entries]);
}
