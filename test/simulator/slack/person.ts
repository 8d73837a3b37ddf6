import { type ClickOptions, useElement } from './actions.ts';
import { type AppAnswer, type SlackRequest, signedRequest } from './app-client.ts';
import { type CommandAnswer, type CommandOptions, commandRequest, typeCommand } from './command.ts';
import { deliver, interactionRequest } from './deliver.ts';
import type { Entry } from './entry.ts';
import { enterValues } from './fill.ts';
import { closeModals } from './modals.ts';
import { eventEnvelope, homePayload, interaction, messagePayload, modalPayload } from './payloads.ts';
import { plainLines } from './plain.ts';
import { type OpenModal, type ShownHome, type ShownMessage, screenKey } from './screen.ts';
import { type Message, type Modal, nameFinder, readMessage, readModal } from './shown.ts';
import type { StateValues } from './state.ts';
import { type Submission, submissionRequest, submitModal, visibleModal } from './submission.ts';
import type { Person, Workspace } from './workspace.ts';
import { nextTs, type World } from './world.ts';

/** Somebody in front of Slack. What they do reaches the app; what the app does to their screen can be read. */
export interface PersonDriver {
  id: string;
  name: string;
  /** Types a slash command. */
  command(typed: string, options?: CommandOptions): Promise<CommandAnswer>;
  /** Fills fields of the visible modal, by block id, action id or label, and submits it. */
  submit(entries?: Record<string, Entry>): Promise<Submission>;
  /** Fills fields of the visible modal without submitting it. */
  enter(entries: Record<string, Entry>): void;
  /** Writes a message of their own. */
  say(text: string, channel: string): void;
  /** Closes the visible modal. */
  close(): Promise<void>;
  /** Uses a button or menu that the person sees. */
  click(actionId: string, options?: ClickOptions): Promise<AppAnswer | undefined>;
  /** Opens the app's Home tab. */
  openHome(): Promise<AppAnswer>;
  /** Uses a shortcut, on a message or from the menu. */
  shortcut(callbackId: string, message?: Message): Promise<AppAnswer>;
  /** The requests that `command` and `submit` send, to be sent twice, late or changed. */
  commandRequest(typed: string, options?: CommandOptions): SlackRequest;
  submissionRequest(entries?: Record<string, Entry>): SlackRequest;
  /** What they have in front of them, as it was sent: messages that they can read, modals, the Home tab. */
  readonly screen: PersonScreen;
  /** The visible modal. */
  readonly modal: Modal | undefined;
  /** All open modals, the root first and the visible one last. */
  readonly modals: Modal[];
  /** Waits until a modal that says `text` (in its title or content) is visible. */
  seesModal(text?: string): Promise<Modal>;
  /** Waits until the Home tab says `text`; resolves with all that it says. */
  seesHome(text?: string): Promise<string>;
  /** What only this person sees, in channels. */
  readonly ephemerals: Message[];
  /** What the app wrote to this person directly. */
  readonly directMessages: Message[];
  /** Waits until the person sees a message that says `text`, whatever way it came. */
  seesMessage(text: string): Promise<Message>;
}

/** Everything in front of one person. */
interface PersonScreen {
  messages: readonly ShownMessage[];
  /** What they have picked in one of the messages. */
  picked(message: ShownMessage): StateValues;
  /** The visible one last. */
  modals: readonly OpenModal[];
  home: ShownHome | undefined;
}

export function createPerson(world: World, workspace: Workspace, person: Person): PersonDriver {
  const { id, name } = person;
  const ours = () => world.screen.messages.filter((it) => it.teamId === workspace.teamId);
  const onlyToMe = () => ours().filter((it) => it.onlyTo === id);
  const read = (message: Parameters<typeof readMessage>[1]) => readMessage(workspace, message);
  const currentModals = () => world.screen.modals(workspace.teamId, id).map((it) => readModal(workspace, it));

  return {
    id,
    name,
    command: (typed, options = {}) => typeCommand(world, workspace, person, typed, options),
    submit: (entries = {}) => submitModal(world, workspace, person, entries),
    commandRequest: (typed, options = {}) => commandRequest(world, workspace, person, typed, options),
    submissionRequest: (entries = {}) => submissionRequest(world, workspace, person, entries),
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
    openHome() {
      const home = world.screen.homes.get(screenKey(workspace.teamId, id));
      const event = {
        type: 'app_home_opened',
        user: id,
        channel: `D${id.slice(1)}`,
        tab: 'home',
        event_ts: nextTs(world),
        ...(home ? { view: homePayload(world.app, workspace, home) } : {}),
      };
      const body = JSON.stringify(eventEnvelope(world.app, workspace, world.now(), event));
      const request = signedRequest(world.app, body, { contentType: 'application/json' });
      return deliver(world, request, 'opening the Home tab');
    },
    shortcut(callbackId, message) {
      const payload = {
        type: message ? 'message_action' : 'shortcut',
        ...interaction(world.app, workspace, person),
        callback_id: callbackId,
        action_ts: nextTs(world),
        trigger_id: world.triggers.issue(workspace.teamId, id),
        ...(message ? messageOf(message) : {}),
      };
      return deliver(world, interactionRequest(world, payload), `the shortcut ${callbackId}`);
    },
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
    seesModal(text = '') {
      const find = () => {
        const modal = currentModals().at(-1);
        return modal && `${modal.title}\n${modal.text}`.includes(text) ? modal : undefined;
      };
      return world.changes.waitFor(find, `${name} sees a modal ${text && `that says "${text}"`}`);
    },
    seesHome(text = '') {
      const find = () => {
        const home = world.screen.homes.get(screenKey(workspace.teamId, id));
        const shown = home && plainLines(home.view.blocks, nameFinder(workspace)).join('\n');
        return shown?.includes(text) ? shown : undefined;
      };
      return world.changes.waitFor(find, `${name}'s Home tab says "${text}"`);
    },
    get ephemerals() {
      return onlyToMe()
        .filter((it) => it.via !== 'chat.postMessage')
        .map(read);
    },
    get directMessages() {
      return onlyToMe()
        .filter((it) => it.via === 'chat.postMessage')
        .map(read);
    },
    seesMessage(text) {
      const find = () =>
        visible()
          .map(read)
          .findLast((message) => message.text.includes(text));
      return world.changes.waitFor(find, `${name} sees a message that says "${text}"`);
    },
  };

  function visible(): ShownMessage[] {
    return ours().filter((it) => (it.onlyTo ?? id) === id && canRead(it.channelId));
  }

  function canRead(channelId: string): boolean {
    const channel = workspace.findChannel(channelId);
    return channel === undefined || (channel.members ?? [name]).includes(name);
  }

  function messageOf({ raw }: Message) {
    return {
      message_ts: raw.ts,
      channel: { id: raw.channelId, name: workspace.findChannel(raw.channelId)?.name ?? 'directmessage' },
      message: messagePayload(world.app, workspace, raw),
      response_url: world.responseUrls.issue({
        teamId: workspace.teamId,
        channelId: raw.channelId,
        userId: id,
        original: raw,
      }),
    };
  }
}
