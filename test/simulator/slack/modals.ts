import type { ModalView } from './blocks/surfaces.ts';
import type { SlackAnswer } from './emulator.ts';
import { identify } from './identify.ts';
import type { OpenModal } from './screen.ts';
import { stateOf } from './state.ts';
import type { Workspace } from './workspace.ts';
import type { World } from './world.ts';

// docs.slack.dev/surfaces/modals: three views at once, the root included.
const MAX_STACK = 3;

/** Puts a view on top of a person's modals. */
export async function pushModal(
  world: World,
  workspace: Workspace,
  userId: string,
  view: ModalView,
): Promise<OpenModal | (SlackAnswer & { error: string })> {
  const stack = world.screen.modals(workspace.teamId, userId);
  if (stack.length >= MAX_STACK) return { ok: false, error: 'push_limit_reached' };
  const identified = identify(view);
  const trigger = await workspace.emulator.call('views.generateTriggerId', { user_id: userId });
  // Closed views count towards `emulate`'s stack, so each is a root there and the stack is kept here.
  const answer = await workspace.emulator.call('views.open', {
    trigger_id: trigger.trigger_id,
    view: identified,
  });
  if (!answer.ok) return { ok: false, error: answer.error ?? 'fatal_error' };
  const { id, hash } = answer.view as { id: string; hash: string };
  const modal: OpenModal = {
    id,
    hash,
    rootId: stack[0]?.id ?? id,
    previousId: stack.at(-1)?.id ?? null,
    view: identified,
    values: stateOf(identified.blocks),
    errors: {},
  };
  stack.push(modal);
  world.changes.notify();
  return modal;
}

/** Shows another view in an open modal's place, keeping what was entered in fields that stay. */
export async function updateModal(
  world: World,
  workspace: Workspace,
  modal: OpenModal,
  view: ModalView,
  hash = '',
): Promise<SlackAnswer> {
  const identified = identify(view);
  const answer = await workspace.emulator.call('views.update', { view_id: modal.id, hash, view: identified });
  if (!answer.ok) return answer;
  modal.hash = (answer.view as { hash: string }).hash;
  modal.view = identified;
  modal.values = stateOf(identified.blocks, modal.values);
  modal.errors = {};
  world.changes.notify();
  return answer;
}

/** Closes the visible modal, or all of them. */
export function closeModals(
  world: World,
  workspace: Workspace,
  userId: string,
  which: 'top' | 'all' = 'all',
): void {
  const stack = world.screen.modals(workspace.teamId, userId);
  stack.splice(which === 'top' ? -1 : 0);
  world.changes.notify();
}
