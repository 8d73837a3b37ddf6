import type { AppAnswer, SlackRequest } from './app-client.ts';
import { type InteractiveElement, interactiveElements, type MessageBlock } from './blocks/blocks.ts';
import { deliver, interactionRequest } from './deliver.ts';
import { type Entry, entryOf } from './entry.ts';
import { findOption, stateAfter } from './fill-modal.ts';
import { homePayload, interaction, messagePayload, modalPayload } from './payloads.ts';
import { isEphemeral, type ShownMessage, screenKey } from './screen.ts';
import type { ElementState, StateValues } from './state.ts';
import { conversation, visibleMessages } from './visible-messages.ts';
import type { Person, Workspace } from './workspace.ts';
import { nextTs, type World } from './world.ts';

export interface ClickOptions {
  /** The id of the view or the ts of the message with the element. Needed if several have its action id. */
  in?: string;
  /** The id of the block with the element. Needed if several elements have its action id. */
  block?: string;
  /** The value of the button. Needed if several buttons have the same action id. */
  value?: string;
  /**
   * What to pick in a menu: the label or value of an option, the handle of a person, the name of a channel, or a list
   * of them. In a text field: the text to type before pressing Enter. Without it, the field keeps its text.
   */
  choose?: Entry;
  /** The answer to the element's confirmation dialog, yes by default. If given, the element must have one. */
  confirm?: boolean;
}

/** A modal, the Home tab or a message that a person sees. */
interface Surface {
  /** The view's id, or the message's ts. */
  id: string;
  blocks: readonly MessageBlock[];
  values: StateValues;
  /** The fields of a payload that describe the surface. */
  envelope: () => Record<string, unknown>;
  /** The id of the modal, if the surface is one. */
  viewId?: string;
}

/**
 * Uses a button, a menu, or a field with `dispatch_action`. Looks in the visible modal, then in the Home tab, then in the
 * newest message. Resolves with undefined if the person answered no in the confirmation dialog.
 */
export async function useElement(
  world: World,
  workspace: Workspace,
  person: Person,
  actionId: string,
  options: ClickOptions,
): Promise<AppAnswer | undefined> {
  const { element } = findUsable(world, workspace, person, actionId, options);
  const hasDialog = 'confirm' in element && element.confirm !== undefined;
  if (options.confirm !== undefined && !hasDialog) {
    throw new Error(`${actionId} has no confirmation dialog.`);
  }
  if (options.confirm === false) return undefined;
  const request = actionRequest(world, workspace, person, actionId, options);
  return deliver(world, request, `clicking ${actionId}`);
}

/** Makes the HTTP request that Slack sends when a person uses an element. The screen shows the choice. */
export function actionRequest(
  world: World,
  workspace: Workspace,
  person: Person,
  actionId: string,
  options: ClickOptions,
): SlackRequest {
  const { surface, block, element } = findUsable(world, workspace, person, actionId, options);
  const state = surface.values[block.block_id ?? '']?.[actionId];
  const chosen = choose(workspace, element, state, options.choose);
  if (state) Object.assign(state, chosen);
  return interactionRequest(world, {
    type: 'block_actions',
    ...interaction(world.app, workspace, person),
    ...surface.envelope(),
    trigger_id: world.triggers.issue(workspace.teamId, person.id, surface.viewId),
    actions: [action(world, block, element, chosen)],
  });
}

interface Usable {
  surface: Surface;
  block: MessageBlock;
  element: InteractiveElement;
}

function findUsable(
  world: World,
  workspace: Workspace,
  person: Person,
  actionId: string,
  options: ClickOptions,
): Usable {
  for (const surface of surfaces(world, workspace, person)) {
    if (options.in !== undefined && surface.id !== options.in) continue;
    const found = findElement(surface.blocks, actionId, options);
    if (!found) continue;
    const { block } = found;
    if (block.type === 'input' && !block.dispatch_action) {
      throw new Error(`"${block.label.text}" sends no action: its block has no dispatch_action.`);
    }
    return { surface, ...found };
  }
  throw new Error(`${person.name} sees nothing with the action id "${actionId}".`);
}

function* surfaces(world: World, workspace: Workspace, person: Person): Generator<Surface> {
  const { teamId } = workspace;
  const modal = world.screen.modals(teamId, person.id).at(-1);
  if (modal) {
    const { view, values } = modal;
    const container = { type: 'view', view_id: modal.id };
    yield {
      id: modal.id,
      blocks: view.blocks,
      values,
      viewId: modal.id,
      envelope: () => ({ container, view: modalPayload(world.app, workspace, modal) }),
    };
  }
  const home = world.screen.homes.get(screenKey(teamId, person.id));
  if (home) {
    const { view, values } = home;
    const container = { type: 'view', view_id: home.id };
    yield {
      id: home.id,
      blocks: view.blocks,
      values,
      envelope: () => ({ container, view: homePayload(world.app, workspace, home) }),
    };
  }
  for (const message of visibleMessages(world, workspace, person).toReversed()) {
    yield messageSurface(world, workspace, person, message);
  }
}

function messageSurface(world: World, workspace: Workspace, person: Person, message: ShownMessage): Surface {
  const { channelId, ts, blocks } = message;
  const ephemeral = isEphemeral(message);
  const values = world.screen.picked(message, person.id);
  return {
    id: ts,
    blocks,
    values,
    envelope: () => ({
      container: { type: 'message', message_ts: ts, channel_id: channelId, is_ephemeral: ephemeral },
      channel: conversation(workspace, channelId),
      // Slack leaves out an ephemeral message. The payload has only the container.
      ...(ephemeral ? {} : { message: messagePayload(world.app, workspace, message) }),
      state: { values },
      response_url: world.responseUrls.issue({
        teamId: workspace.teamId,
        channelId,
        userId: person.id,
        original: message,
      }),
    }),
  };
}

function findElement(blocks: readonly MessageBlock[], actionId: string, options: ClickOptions) {
  for (const block of blocks) {
    if (options.block !== undefined && block.block_id !== options.block) continue;
    for (const element of interactiveElements(block)) {
      if (element.action_id !== actionId) continue;
      if (options.value !== undefined && (element.type !== 'button' || element.value !== options.value))
        continue;
      return { block, element };
    }
  }
  return undefined;
}

/** The part of an action that says what was picked or typed. */
function choose(
  workspace: Workspace,
  element: InteractiveElement,
  state: ElementState | undefined,
  choice: Entry | undefined,
): Record<string, unknown> {
  if (element.type === 'button') return element.value === undefined ? {} : { value: element.value };
  const field = element.action_id ?? element.type;
  if (element.type === 'overflow') {
    return { selected_option: findOption(field, element, String(choice ?? '')) };
  }
  const isText = state !== undefined && 'value' in state;
  const entry = choice ?? (isText ? entryOf(state) : undefined);
  if (entry === undefined) throw new Error(`The option "choose" is missing for "${field}".`);
  return { ...stateAfter(workspace, field, element, entry) };
}

/** Fields that an action copies from its element: docs.slack.dev/reference/interaction-payloads/block_actions-payload */
const COPIED = new Set(['text', 'value', 'url', 'style', 'placeholder', 'confirm']);

function action(
  world: World,
  block: MessageBlock,
  element: InteractiveElement,
  chosen: Record<string, unknown>,
) {
  const copied = Object.entries(element).filter(
    ([name]) => COPIED.has(name) || (name.startsWith('initial_') && name !== 'initial_value'),
  );
  return {
    ...Object.fromEntries(copied),
    type: element.type,
    action_id: element.action_id,
    block_id: block.block_id,
    action_ts: nextTs(world),
    ...chosen,
  };
}
