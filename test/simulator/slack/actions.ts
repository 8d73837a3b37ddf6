import type { AppAnswer } from './app-client.ts';
import { type InteractiveElement, interactiveElements, type MessageBlock } from './blocks/blocks.ts';
import { deliver, interactionRequest } from './deliver.ts';
import type { Entry } from './entry.ts';
import { findOption } from './fill.ts';
import { homePayload, interaction, messagePayload, modalPayload } from './payloads.ts';
import { type ShownMessage, screenKey } from './screen.ts';
import type { StateValues } from './state.ts';
import type { Person, Workspace } from './workspace.ts';
import { nextTs, type World } from './world.ts';

export interface ClickOptions {
  /** The view (by id) or message (by ts) that the element stands in, where several have its action id. */
  in?: string;
  /** The block that the element stands in, where several elements share an action id. */
  block?: string;
  /** The button's value, for the same purpose. */
  value?: string;
  /** What to pick in a menu, or to type: an option's label or value, or a person's handle; lists where many may be. */
  choose?: Entry;
  /** What to answer to the element's confirmation dialog, if it has one. */
  confirm?: boolean;
}

/** Something in front of a person that holds blocks. */
interface Surface {
  /** The view's id, or the message's ts. */
  id: string;
  blocks: readonly MessageBlock[];
  values: StateValues;
  envelope: Record<string, unknown>;
}

/**
 * Uses a button or menu: in the visible modal, else in the Home tab, else in the newest message that has it. Resolves
 * with nothing where the person answered no to the confirmation.
 */
export async function useElement(
  world: World,
  workspace: Workspace,
  person: Person,
  actionId: string,
  options: ClickOptions,
): Promise<AppAnswer | undefined> {
  for (const surface of surfaces(world, workspace, person)) {
    if (options.in !== undefined && surface.id !== options.in) continue;
    const found = findElement(surface.blocks, actionId, options);
    if (!found) continue;
    const { block, element } = found;
    if ('confirm' in element && element.confirm && options.confirm === false) return undefined;
    const chosen = choose(workspace, element, options.choose);
    const state = surface.values[block.block_id ?? '']?.[actionId];
    if (state) Object.assign(state, chosen);
    const payload = {
      type: 'block_actions',
      ...interaction(world.app, workspace, person),
      ...surface.envelope,
      trigger_id: world.triggers.issue(workspace.teamId, person.id),
      actions: [action(world, block, element, chosen)],
    };
    return deliver(world, interactionRequest(world, payload), `clicking ${actionId}`);
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
      envelope: { container, view: modalPayload(world.app, workspace, modal) },
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
      envelope: { container, view: homePayload(world.app, workspace, home) },
    };
  }
  for (const message of world.screen.messages.toReversed()) {
    if (message.teamId !== teamId || (message.onlyTo ?? person.id) !== person.id) continue;
    yield messageSurface(world, workspace, person, message);
  }
}

function messageSurface(world: World, workspace: Workspace, person: Person, message: ShownMessage): Surface {
  const { channelId, ts, blocks } = message;
  const ephemeral = message.via !== 'chat.postMessage' && message.onlyTo !== undefined;
  const values = world.screen.picked(message, person.id);
  return {
    id: ts,
    blocks,
    values,
    envelope: {
      container: { type: 'message', message_ts: ts, channel_id: channelId, is_ephemeral: ephemeral },
      channel: { id: channelId, name: workspace.findChannel(channelId)?.name ?? 'directmessage' },
      // Slack leaves an ephemeral message out: only its place is told.
      ...(ephemeral ? {} : { message: messagePayload(world.app, workspace, message) }),
      state: { values },
      response_url: world.responseUrls.issue({
        teamId: workspace.teamId,
        channelId,
        userId: person.id,
        original: message,
      }),
    },
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

/** What an action tells about what was picked. */
function choose(
  workspace: Workspace,
  element: InteractiveElement,
  choice: Entry = '',
): Record<string, unknown> {
  const many = (typeof choice === 'string' ? [choice] : choice).filter((it) => it !== '');
  const wanted = many[0] ?? '';
  switch (element.type) {
    case 'button':
      return element.value === undefined ? {} : { value: element.value };
    case 'overflow':
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: findOption(element.type, element, wanted) };
    case 'multi_static_select':
    case 'checkboxes':
      return { selected_options: many.map((it) => findOption(element.type, element, it)) };
    case 'users_select':
      return { selected_user: workspace.findPerson(wanted)?.id ?? null };
    case 'multi_users_select':
      return { selected_users: many.flatMap((it) => workspace.findPerson(it)?.id ?? []) };
    case 'datepicker':
      return { selected_date: wanted };
    case 'plain_text_input':
    case 'email_text_input':
    case 'number_input':
      return { value: wanted };
  }
}

function action(
  world: World,
  block: MessageBlock,
  element: InteractiveElement,
  chosen: Record<string, unknown>,
) {
  return {
    type: element.type,
    action_id: element.action_id,
    block_id: block.block_id,
    action_ts: nextTs(world),
    ...(element.type === 'button' ? { text: element.text } : {}),
    ...chosen,
  };
}
