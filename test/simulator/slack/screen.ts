import type { MessageBlock } from './blocks/blocks.ts';
import type { HomeView, MessageContent, ModalView } from './blocks/surfaces.ts';
import { type StateValues, stateOf } from './state.ts';

/** A message as somebody sees it. */
export interface ShownMessage {
  teamId: string;
  channelId: string;
  ts: string;
  /** The name that `emulate` has for it; absent where it does not know it. */
  emulatedTs?: string;
  text: string;
  blocks: MessageBlock[];
  /** The id of the person who wrote it; the app did where absent. */
  author?: string;
  /** The one person who sees it; everybody in the channel where absent. */
  onlyTo?: string;
  /** Which way it came. */
  via: 'chat.postMessage' | 'chat.postEphemeral' | 'response_url' | 'command' | 'typed';
}

/** Whether Slack shows it to one person in a channel, and forgets it. */
export const isEphemeral = ({ onlyTo, via }: ShownMessage): boolean =>
  onlyTo !== undefined && via !== 'chat.postMessage';

export interface OpenModal {
  id: string;
  hash: string;
  rootId: string;
  previousId: string | null;
  view: ModalView;
  values: StateValues;
  /** Complaints shown on fields, by block id. */
  errors: Record<string, string>;
}

export interface ShownHome {
  id: string;
  hash: string;
  view: HomeView;
  values: StateValues;
}

/** Everything that people of all workspaces have in front of them. */
export interface Screen {
  messages: ShownMessage[];
  /** The modals of a person, the visible one last. */
  modals(teamId: string, userId: string): OpenModal[];
  /** Finds an open modal by its view id or external id, with the stack that it is in. */
  findModal(id: string): { stack: OpenModal[]; modal: OpenModal } | undefined;
  homes: Map<string, ShownHome>;
  /** What a person has picked in a message. */
  picked(message: ShownMessage, userId: string): StateValues;
}

export function createScreen(messages: readonly ShownMessage[] = []): Screen {
  const stacks = new Map<string, OpenModal[]>();
  const picks = new Map<string, StateValues>();
  return {
    messages: [...messages],
    homes: new Map(),
    modals(teamId, userId) {
      const key = screenKey(teamId, userId);
      const stack = stacks.get(key) ?? [];
      stacks.set(key, stack);
      return stack;
    },
    picked(message, userId) {
      const key = `${screenKey(message.teamId, userId)}/${message.ts}`;
      const values = stateOf(message.blocks, picks.get(key));
      picks.set(key, values);
      return values;
    },
    findModal(id) {
      for (const stack of stacks.values()) {
        const modal = stack.find((it) => it.id === id || it.view.external_id === id);
        if (modal) return { stack, modal };
      }
      return undefined;
    },
  };
}

export const screenKey = (teamId: string, userId: string): string => `${teamId}/${userId}`;

export function shownMessage(
  content: MessageContent,
  where: Omit<ShownMessage, 'text' | 'blocks'>,
): ShownMessage {
  return { ...where, text: content.text ?? '', blocks: content.blocks ?? [] };
}
