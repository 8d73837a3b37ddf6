import type { MessageBlock } from './blocks/blocks.ts';
import type { HomeView, MessageContent, ModalView } from './blocks/surfaces.ts';
import { type StateValues, stateOf } from './state.ts';

/** A message in Slack. */
export interface ShownMessage {
  teamId: string;
  channelId: string;
  ts: string;
  /** The ts that `emulate` knows the message by. Absent if it does not know the message. */
  emulatedTs?: string;
  text: string;
  blocks: MessageBlock[];
  /** The id of the person who wrote it. Absent if the app did. */
  author?: string;
  /** The id of the only person who sees it. Absent if everybody in the channel does. */
  onlyTo?: string;
  /** How it was posted. */
  via: 'chat.postMessage' | 'chat.postEphemeral' | 'response_url' | 'command' | 'typed';
}

/** Whether Slack shows the message to one person in a channel and does not store it. */
export const isEphemeral = ({ onlyTo, via }: ShownMessage): boolean =>
  onlyTo !== undefined && via !== 'chat.postMessage';

export interface OpenModal {
  id: string;
  hash: string;
  rootId: string;
  previousId: string | null;
  view: ModalView;
  values: StateValues;
  /** The errors on fields, by block id. */
  errors: Record<string, string>;
}

export interface ShownHome {
  id: string;
  hash: string;
  view: HomeView;
  values: StateValues;
}

/** Everything that the people of all workspaces see. */
export interface Screen {
  messages: ShownMessage[];
  /** The modals of a person, the visible one last. */
  modals(teamId: string, userId: string): OpenModal[];
  /** Finds an open modal, and its stack, by view id or external id. */
  findModal(id: string): { stack: OpenModal[]; modal: OpenModal } | undefined;
  homes: Map<string, ShownHome>;
  /** The choices that a person made in a message. */
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
