import { checkHome, checkModal } from '../blocks/check.ts';
import type { ModalView } from '../blocks/surfaces.ts';
import { completeBlocks } from '../complete-blocks.ts';
import type { SlackAnswer } from '../emulator.ts';
import { closeModals, pushModal, updateModal } from '../modals.ts';
import { homePayload, modalPayload } from '../payloads.ts';
import { screenKey } from '../screen.ts';
import { stateOf } from '../state.ts';
import type { Trigger } from '../triggers.ts';
import { type Method, type MethodCall, refuse, stringArg } from './method.ts';

const open: Method = async (call) => {
  const view = checkView(call);
  if ('ok' in view) return view;
  const trigger = call.world.triggers.exchange(stringArg(call.args, 'trigger_id'));
  if (typeof trigger === 'string') return refuse(trigger);
  if (call.method === 'views.open') closeModals(call.world, call.workspace, trigger.userId);
  else if (!isOpen(call, trigger)) return refuse('not_found');
  const modal = await pushModal(call.world, call.workspace, trigger.userId, view);
  if ('error' in modal) return modal;
  return { ok: true, view: modalPayload(call.world.app, call.workspace, modal) };
};

/** Whether the modal that the trigger comes from is still open. Views are pushed on it. */
function isOpen({ world, workspace }: MethodCall, { userId, viewId }: Trigger): boolean {
  return world.screen.modals(workspace.teamId, userId).some(({ id }) => id === viewId);
}

const update: Method = async (call) => {
  const found = call.world.screen.findModal(
    stringArg(call.args, 'view_id') || stringArg(call.args, 'external_id'),
  );
  if (!found) return refuse('not_found');
  const view = checkView(call);
  if ('ok' in view) return view;
  const answer = await updateModal(
    call.world,
    call.workspace,
    found.modal,
    view,
    stringArg(call.args, 'hash'),
  );
  if (!answer.ok) return answer;
  return { ok: true, view: modalPayload(call.world.app, call.workspace, found.modal) };
};

const publish: Method = async ({ world, workspace, args, token }) => {
  const checked = checkHome(args.view);
  if (!checked.ok) {
    world.violations.push(`views.publish: ${checked.messages.join('; ')}`);
    return refuse(checked.error, checked.messages);
  }
  const view = completeBlocks(checked.value);
  const answer = await workspace.emulator.call('views.publish', { ...args, view }, token.value);
  if (!answer.ok) return answer;
  const { id, hash } = answer.view as { id: string; hash: string };
  const key = screenKey(workspace.teamId, stringArg(args, 'user_id'));
  const home = { id, hash, view, values: stateOf(view.blocks, world.screen.homes.get(key)?.values) };
  world.screen.homes.set(key, home);
  world.changes.notify();
  return { ok: true, view: homePayload(world.app, workspace, home) };
};

function checkView({ world, method, args }: MethodCall): ModalView | SlackAnswer {
  const checked = checkModal(args.view);
  if (checked.ok) return checked.value;
  world.violations.push(`${method}: ${checked.messages.join('; ')}`);
  return refuse(checked.error, checked.messages);
}

export const views: Record<string, Method> = {
  'views.open': open,
  'views.push': open,
  'views.update': update,
  'views.publish': publish,
};
