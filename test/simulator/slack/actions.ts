import type { AppAnswer, SlackRequest } from './app-client.ts';
import { type InteractiveElement, interactiveElements, type MessageBlock } from './blocks/blocks.ts';
import { deliver, interactionRequest } from './deliver.ts';
import { type Entry, entryOf } from './entry.ts';
import { findOption, stateAfter } from './fill.ts';
import { homePayload, interaction, messagePayload, modalPayload } from './payloads.ts';
import { conversation, readableMessages } from './readable.ts';
import { isEphemeral, type ShownMessage, screenKey } from './screen.ts';
import type { ElementState, StateValues } from './state.ts';
import type { Person, Workspace } from './workspace.ts';
import { nextTs, type World } from './world.ts';

export interface ClickOptions {
  /** The view (by id) or message (by ts) that the element stands in, where several have its action id. */
  in?: string;
  /** The block that the element stands in, where several elements share an action id. */
  block?: string;
  /** The button's value, for the same purpose. */
  value?: string;
  /**
   * What to pick in a menu: an option's label or value, a person's handle, a channel's name; lists where many may be. In
   * a text field: what to type before Enter is pressed, where it is not what stands there.
   */
  choose?: Entry;
  /** What to answer to the element's confirmation dialog, which it must have then; yes unless given. */
  confirm?: boolean;
}

/** Something in front of a person that holds blocks. */
interface Surface {
  /** The view's id, or the message's ts. */
  id: string;
  blocks: readonly MessageBlock[];
  values: StateValues;
  /** What a payload says of it. */
  envelope: () => Record<string, unknown>;
  /** The modal that it is, if it is one. */
  viewId?: string;
}

/**
 * Uses a button, a menu, or a field that tells the app at once: in the visible modal, else in the Home tab, else in the
 * newest message that has it. Resolves with nothing where the person answered no to the confirmation.
 */
export async function useElement(
  world: World,
  workspace: Workspace,
  person: Person,
  actionId: string,
  options: ClickOptions,
): Promise<AppAnswer | undefined> {
  const { element } = findUsable(world, workspace, person, actionId, options);
  const isAsked = 'confirm' in element && element.confirm !== undefined;
  if (options.confirm !== undefined && !isAsked) throw new Error(`${actionId} asks for no confirmation.`);
  if (options.confirm === false) return undefined;
  const request = actionRequest(world, workspace, person, actionId, options);
  return deliver(world, request, `clicking ${actionId}`);
}

/** Makes the request that using an element sends; what was picked is shown as picked. */
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
      throw new Error(`"${block.label.text}" is told with the form: its block has no dispatch_action.`);
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
  for (const message of readableMessages(world, workspace, person).toReversed()) {
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
      // Slack leaves an ephemeral message out: only its place is told.
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

/** What an action tells about what was picked or typed. */
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
  if (entry === undefined) throw new Error(`It was not said what to choose in "${field}".`);
  return { ...stateAfter(workspace, field, element, entry) };
}

/** What an action repeats of its element: docs.slack.dev/reference/interaction-payloads/block_actions-payload */
const REPEATED = new Set(['text', 'value', 'url', 'style', 'placeholder', 'confirm']);

function action(
  world: World,
  block: MessageBlock,
  element: InteractiveElement,
  chosen: Record<string, unknown>,
) {
  const repeated = Object.entries(element).filter(
    ([name]) => REPEATED.has(name) || (name.startsWith('initial_') && name !== 'initial_value'),
  );
  return {
    ...Object.fromEntries(repeated),
    type: element.type,
    action_id: element.action_id,
    block_id: block.block_id,
    action_ts: nextTs(world),
    ...chosen,
  };
}
