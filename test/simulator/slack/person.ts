import { actionRequest, type ClickOptions, useElement } from './actions.ts';
import type { AppAnswer, SlackRequest } from './app-client.ts';
import { type CommandAnswer, type CommandOptions, commandRequest, typeCommand } from './command.ts';
import { deliver, interactionRequest } from './deliver.ts';
import type { Entry } from './entry.ts';
import { openHome, shortcutRequest, useShortcut } from './entry-points.ts';
import { enterValues } from './fill-modal.ts';
import { closeModals } from './modals.ts';
import { interaction, modalPayload } from './payloads.ts';
import { plainLines } from './plain-text.ts';
import { isEphemeral, type OpenModal, type ShownHome, type ShownMessage, screenKey } from './screen.ts';
import { type Message, type Modal, nameFinder, readMessage, readModal } from './shown.ts';
import type { StateValues } from './state.ts';
import { type Submission, submissionRequest, submitModal, visibleModal } from './submission.ts';
import { readerOf, visibleMessages } from './visible-messages.ts';
import type { Person, Workspace } from './workspace.ts';
import { nextTs, type World } from './world.ts';

/** Acts as a person in Slack, and reads what they see. Their actions reach the app. */
export interface PersonDriver {
  id: string;
  name: string;
  /** Types a slash command. */
  command(typed: string, options?: CommandOptions): Promise<CommandAnswer>;
  /** Fills fields of the visible modal, by block id, action id or label, and submits it. */
  submit(entries?: Record<string, Entry>): Promise<Submission>;
  /** Fills fields of the visible modal without submitting it. */
  enter(entries: Record<string, Entry>): void;
  /** Posts a message in a channel. */
  say(text: string, channel: string): void;
  /** Closes the visible modal. */
  close(): Promise<void>;
  /** Uses a button or menu that the person sees, or a field with `dispatch_action`. */
  click(actionId: string, options?: ClickOptions): Promise<AppAnswer | undefined>;
  /** Opens the app's Home tab, or its Messages tab. */
  openHome(tab?: 'home' | 'messages'): Promise<AppAnswer>;
  /** Uses a shortcut on a message, or a global shortcut. */
  shortcut(callbackId: string, message?: Message): Promise<AppAnswer>;
  /** Make the HTTP requests of `command`, `submit`, `click` and `shortcut`, to send them twice, late or changed. */
  commandRequest(typed: string, options?: CommandOptions): SlackRequest;
  submissionRequest(entries?: Record<string, Entry>): SlackRequest;
  clickRequest(actionId: string, options?: ClickOptions): SlackRequest;
  shortcutRequest(callbackId: string, message?: Message): SlackRequest;
  /** What the person sees, as the app sent it: messages, modals, the Home tab. */
  readonly screen: PersonScreen;
  /** The visible modal. */
  readonly modal: Modal | undefined;
  /** All open modals: the root first, the visible one last. */
  readonly modals: Modal[];
  /** Waits for a visible modal with this text in its title or content, or one that `expected` accepts. */
  seesModal(expected?: string | ((modal: Modal) => unknown)): Promise<Modal>;
  /** Waits until no modal is open. */
  seesNoModal(): Promise<void>;
  /** Waits for a Home tab with this text, or one that `expected` accepts. Resolves with its whole text. */
  seesHome(expected?: string | ((shown: string) => unknown)): Promise<string>;
  /** The ephemeral messages of this person. */
  readonly ephemerals: Message[];
  /** The direct messages from the app to this person. */
  readonly directMessages: Message[];
  /** Waits until the person sees a message of any kind with this text. */
  seesMessage(text: string): Promise<Message>;
}

/** Everything that one person sees. */
interface PersonScreen {
  messages: readonly ShownMessage[];
  /** The choices that they made in a message. */
  picked(message: ShownMessage): StateValues;
  /** The visible one last. */
  modals: readonly OpenModal[];
  home: ShownHome | undefined;
}

export function createPerson(world: World, workspace: Workspace, person: Person): PersonDriver {
  const { id, name } = person;
  const visible = () => visibleMessages(world, workspace, person);
  const reader = () => readerOf(world, person);
  const read = (message: ShownMessage) => readMessage(workspace, message, reader());
  const currentModals = () =>
    world.screen.modals(workspace.teamId, id).map((it) => readModal(workspace, it, reader()));

  return {
    id,
    name,
    command: (typed, options = {}) => typeCommand(world, workspace, person, typed, options),
    submit: (entries = {}) => submitModal(world, workspace, person, entries),
    commandRequest: (typed, options = {}) => commandRequest(world, workspace, person, typed, options),
    submissionRequest: (entries = {}) => submissionRequest(world, workspace, person, entries),
    clickRequest: (actionId, options = {}) => actionRequest(world, workspace, person, actionId, options),
    click: (actionId, options = {}) => useElement(world, workspace, person, actionId, options),
    enter: (entries) => enterValues(workspace, visibleModal(world, workspace, person), entries),
    say(text, channel) {
      const found = workspace.findChannel(channel);
      if (!found) throw new Error(`${workspace.name} has no channel "${channel}".`);
      const ts = nextTs(world);
      const { teamId } = workspace;
      world.screen.messages.push({
        teamId,
        channelId: found.id,
        ts,
        text,
        blocks: [],
        author: id,
        via: 'typed',
      });
      world.changes.notify();
    },
    async close() {
      const modal = visibleModal(world, workspace, person);
      closeModals(world, workspace, id, modal.view.clear_on_close ? 'all' : 'top');
      if (!modal.view.notify_on_close) return;
      const payload = {
        type: 'view_closed',
        ...interaction(world.app, workspace, person),
        view: modalPayload(world.app, workspace, modal),
        is_cleared: modal.view.clear_on_close ?? false,
      };
      await deliver(world, interactionRequest(world, payload), `closing "${modal.view.title.text}"`);
    },
    openHome: (tab = 'home') => openHome(world, workspace, person, tab),
    shortcut: (callbackId, message) => useShortcut(world, workspace, person, callbackId, message?.raw),
    shortcutRequest: (callbackId, message) =>
      shortcutRequest(world, workspace, person, callbackId, message?.raw),
    get screen() {
      return {
        messages: visible(),
        picked: (message: ShownMessage) => world.screen.picked(message, id),
        modals: world.screen.modals(workspace.teamId, id),
        home: world.screen.homes.get(screenKey(workspace.teamId, id)),
      };
    },
    get modal() {
      return currentModals().at(-1);
    },
    get modals() {
      return currentModals();
    },
    seesModal(expected = '') {
      const textOf = ({ title, text }: Modal) => `${title}\n${text}`;
      const find = () => {
        const modal = currentModals().at(-1);
        return modal && matches(expected, modal, textOf(modal)) ? modal : undefined;
      };
      return world.changes.waitFor(find, `${name} sees a modal ${describe(expected)}`);
    },
    async seesNoModal() {
      await world.changes.waitFor(() => currentModals().length === 0, `${name} has no modal open`);
    },
    seesHome(expected = '') {
      const find = () => {
        const home = world.screen.homes.get(screenKey(workspace.teamId, id));
        const shown = home && plainLines(home.view.blocks, nameFinder(workspace), reader()).join('\n');
        return shown !== undefined && matches(expected, shown, shown) ? shown : undefined;
      };
      return world.changes.waitFor(find, `${name} has a Home tab ${describe(expected)}`);
    },
    get ephemerals() {
      return visible().filter(isEphemeral).map(read);
    },
    get directMessages() {
      return visible()
        .filter((it) => !isEphemeral(it) && (it.onlyTo ?? workspace.directMessages.get(it.channelId)) === id)
        .map(read);
    },
    seesMessage(text) {
      const find = () =>
        visible()
          .map(read)
          .findLast((message) => message.text.includes(text));
      return world.changes.waitFor(find, `${name} sees a message with "${text}"`);
    },
  };
}

type Expected<T> = string | ((seen: T) => unknown);

function matches<T>(expected: Expected<T>, seen: T, text: string): boolean {
  return typeof expected === 'string' ? text.includes(expected) : Boolean(expected(seen));
}

function describe(expected: Expected<never>): string {
  if (typeof expected !== 'string') return `for which ${expected}`;
  return expected && `with "${expected}"`;
}
