import type { ModalView } from './blocks/surfaces.ts';
import { completeBlocks } from './complete-blocks.ts';
import type { SlackAnswer } from './emulator.ts';
import type { OpenModal } from './screen.ts';
import { stateOf } from './state.ts';
import type { Workspace } from './workspace.ts';
import type { World } from './world.ts';

// docs.slack.dev/surfaces/modals: at most three views, including the root.
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
  const completed = completeBlocks(view);
  const trigger = await workspace.emulator.call('views.generateTriggerId', { user_id: userId });
  // In `emulate` a closed view still counts. So each view is a root there, and this code keeps the stack.
  const answer = await workspace.emulator.call('views.open', {
    trigger_id: trigger.trigger_id,
    view: completed,
  });
  if (!answer.ok) return { ok: false, error: answer.error ?? 'fatal_error' };
  const { id, hash } = answer.view as { id: string; hash: string };
  const modal: OpenModal = {
    id,
    hash,
    rootId: stack[0]?.id ?? id,
    previousId: stack.at(-1)?.id ?? null,
    view: completed,
    values: stateOf(completed.blocks),
    errors: {},
  };
  stack.push(modal);
  world.changes.notify();
  return modal;
}

/** Replaces the view of an open modal. Fields that stay keep their entries. */
export async function updateModal(
  world: World,
  workspace: Workspace,
  modal: OpenModal,
  view: ModalView,
  hash = '',
): Promise<SlackAnswer> {
  const completed = completeBlocks(view);
  const answer = await workspace.emulator.call('views.update', { view_id: modal.id, hash, view: completed });
  if (!answer.ok) return answer;
  modal.hash = (answer.view as { hash: string }).hash;
  modal.view = completed;
  modal.values = stateOf(completed.blocks, modal.values);
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
