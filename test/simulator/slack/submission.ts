import type { AppAnswer, SlackRequest } from './app-client.ts';
import { checkModal } from './blocks/check.ts';
import type { ModalView } from './blocks/surfaces.ts';
import { ackJson, deliver, interactionRequest, violation } from './deliver.ts';
import { type Entry, entryOf } from './entry.ts';
import { fillModal } from './fill-modal.ts';
import { closeModals, pushModal, updateModal } from './modals.ts';
import { interaction, modalPayload } from './payloads.ts';
import type { OpenModal } from './screen.ts';
import { type Modal, readModal } from './shown.ts';
import { readerOf } from './visible-messages.ts';
import type { Person, Workspace } from './workspace.ts';
import type { World } from './world.ts';

export interface Submission extends AppAnswer {
  /** The errors on fields, by block id. */
  errors: Record<string, string>;
  /** The modal that the person sees now. */
  modal: Modal | undefined;
}

export function visibleModal(world: World, workspace: Workspace, person: Person): OpenModal {
  const modal = world.screen.modals(workspace.teamId, person.id).at(-1);
  if (!modal) throw new Error(`${person.name} has no modal open.`);
  return modal;
}

/** Fills the fields of the visible modal and makes the HTTP request of its submit button. */
export function submissionRequest(
  world: World,
  workspace: Workspace,
  person: Person,
  entries: Record<string, Entry>,
): SlackRequest {
  const modal = visibleModal(world, workspace, person);
  if (!modal.view.submit) throw new Error(`"${modal.view.title.text}" has no submit button.`);
  fillModal(workspace, modal, entries);
  return interactionRequest(world, {
    type: 'view_submission',
    ...interaction(world.app, workspace, person),
    trigger_id: world.triggers.issue(workspace.teamId, person.id, modal.id),
    view: modalPayload(world.app, workspace, modal),
    response_urls: responseUrlsOf(world, workspace, person, modal),
  });
}

/** Response URLs for the chosen channels, if a menu has `response_url_enabled`. */
function responseUrlsOf(world: World, workspace: Workspace, person: Person, modal: OpenModal) {
  return modal.view.blocks.flatMap((block) => {
    if (block.type !== 'input' || block.element.type !== 'channels_select') return [];
    const { block_id = '', element } = block;
    const { action_id = '', response_url_enabled } = element;
    const channelId = entryOf(modal.values[block_id]?.[action_id]);
    if (!response_url_enabled || typeof channelId !== 'string' || channelId === '') return [];
    const target = { teamId: workspace.teamId, channelId, userId: person.id, original: undefined };
    return { block_id, action_id, channel_id: channelId, response_url: world.responseUrls.issue(target) };
  });
}

/** Submits the visible modal and applies the acknowledgement: shows errors, shows another view, or closes. */
export async function submitModal(
  world: World,
  workspace: Workspace,
  person: Person,
  entries: Record<string, Entry>,
): Promise<Submission> {
  const modal = visibleModal(world, workspace, person);
  const what = `submitting "${modal.view.title.text}"`;
  const answer = await deliver(world, submissionRequest(world, workspace, person, entries), what);
  modal.errors = {};
  await applyAction({ world, workspace, person, modal, what }, ackJson(world, answer, what));
  world.changes.notify();
  const now = world.screen.modals(workspace.teamId, person.id).at(-1);
  return {
    ...answer,
    errors: { ...modal.errors },
    modal: now && readModal(workspace, now, readerOf(world, person)),
  };
}

interface Submitted {
  world: World;
  workspace: Workspace;
  person: Person;
  modal: OpenModal;
  what: string;
}

/** docs.slack.dev/surfaces/modals#response_actions */
async function applyAction(submitted: Submitted, ack: Record<string, unknown> = {}): Promise<void> {
  const { world, workspace, person, modal, what } = submitted;
  switch (ack.response_action) {
    case undefined:
      if (Object.keys(ack).length > 0)
        throw violation(world, `${what}: ${JSON.stringify(ack)} has no response_action`);
      closeModals(world, workspace, person.id, 'top');
      return;
    case 'clear':
      closeModals(world, workspace, person.id);
      return;
    case 'errors':
      modal.errors = checkErrors(submitted, ack.errors);
      return;
    case 'update':
      await updateModal(world, workspace, modal, checkedView(submitted, ack.view));
      return;
    case 'push': {
      const pushed = await pushModal(world, workspace, person.id, checkedView(submitted, ack.view));
      if ('error' in pushed) throw violation(world, `${what}: ${pushed.error}`);
      return;
    }
    default:
      throw violation(world, `${what}: unknown response_action ${JSON.stringify(ack.response_action)}`);
  }
}

function checkedView({ world, what }: Submitted, view: unknown): ModalView {
  const checked = checkModal(view);
  if (!checked.ok) throw violation(world, `${what}: ${checked.messages.join('; ')}`);
  return checked.value;
}

function checkErrors({ world, modal, what }: Submitted, errors: unknown): Record<string, string> {
  const entries = Object.entries(errors ?? {});
  if (entries.length === 0) throw violation(world, `${what}: errors names no field`);
  const inputs = modal.view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id);
  for (const [blockId, message] of entries) {
    if (!inputs.includes(blockId)) {
      throw violation(world, `${what}: errors names "${blockId}", which is not an input block of the view`);
    }
    if (typeof message !== 'string' || message === '') {
      throw violation(world, `${what}: the error on "${blockId}" is not a text`);
    }
  }
  return Object.fromEntries(entries);
}
