import type { InputBlock, InteractiveElement } from './blocks/blocks.ts';
import type { SlackOption } from './blocks/composition.ts';
import { type Entry, entryOf } from './entry.ts';
import { fieldErrorOf } from './field-error.ts';
import type { OpenModal } from './screen.ts';
import type { ElementState } from './state.ts';
import type { Workspace } from './workspace.ts';

/**
 * Enters values into the fields of a modal, given by block id, action id or label. Throws if Slack's client would not
 * allow it.
 */
export function enterValues(workspace: Workspace, modal: OpenModal, entries: Record<string, Entry>): void {
  const inputs = modal.view.blocks.filter((block) => block.type === 'input');
  for (const [field, entry] of Object.entries(entries)) {
    const block = inputs.find((it) => [it.block_id, it.element.action_id, it.label.text].includes(field));
    if (!block) {
      const names = inputs.map((it) => `"${it.label.text}" (${it.block_id})`).join(', ');
      throw new Error(`"${modal.view.title.text}" has no field "${field}"; it has: ${names || 'none'}.`);
    }
    setState(modal, block, stateAfter(workspace, block.label.text, block.element, entry));
  }
}

/** Enters values before a modal is submitted. Throws also if Slack's client would not submit the modal. */
export function fillModal(workspace: Workspace, modal: OpenModal, entries: Record<string, Entry>): void {
  enterValues(workspace, modal, entries);
  for (const block of modal.view.blocks) {
    if (block.type === 'input') requireComplete(block, stateOfBlock(modal, block));
  }
}

function setState(modal: OpenModal, block: InputBlock, state: ElementState): void {
  modal.values[block.block_id ?? ''] = { [block.element.action_id ?? '']: state };
}

function stateOfBlock(modal: OpenModal, block: InputBlock): ElementState | undefined {
  return modal.values[block.block_id ?? '']?.[block.element.action_id ?? ''];
}

/** An element that holds a value. */
export type EnterableElement = Exclude<InteractiveElement, { type: 'button' | 'overflow' }>;

/**
 * The state of an element after something was entered.
 *
 * @param field names the element in errors.
 */
export function stateAfter(
  workspace: Workspace,
  field: string,
  element: EnterableElement,
  entry: Entry,
): ElementState {
  const many = (typeof entry === 'string' ? [entry] : entry).filter((it) => it !== '');
  const single = many[0] ?? '';
  switch (element.type) {
    case 'plain_text_input':
      if (!element.multiline && /[\r\n]/.test(single)) throw cannotEnter(field, 'it is a single line');
      if (single.length > (element.max_length ?? 3000)) throw cannotEnter(field, 'it is too long');
      return { type: element.type, value: single || null };
    case 'email_text_input':
    case 'number_input':
      return { type: element.type, value: single || null };
    case 'datepicker':
      return { type: element.type, selected_date: single || null };
    case 'static_select':
    case 'radio_buttons':
      return { type: element.type, selected_option: single ? findOption(field, element, single) : null };
    case 'multi_static_select':
      refuseTooMany(field, many, element.max_selected_items);
      return { type: element.type, selected_options: many.map((it) => findOption(field, element, it)) };
    case 'checkboxes':
      return { type: element.type, selected_options: many.map((it) => findOption(field, element, it)) };
    case 'users_select':
      return { type: element.type, selected_user: single ? findUser(workspace, field, single) : null };
    case 'multi_users_select':
      refuseTooMany(field, many, element.max_selected_items);
      return { type: element.type, selected_users: many.map((it) => findUser(workspace, field, it)) };
    case 'channels_select':
      return {
        type: element.type,
        selected_channel: single ? findPublicChannel(workspace, field, single) : null,
      };
  }
}

interface Offering {
  options?: SlackOption[] | undefined;
  option_groups?: { options: SlackOption[] }[] | undefined;
}

/** Finds an option by its label or value. */
export function findOption(field: string, offering: Offering, labelOrValue: string): SlackOption {
  const options = offering.options ?? offering.option_groups?.flatMap((group) => group.options) ?? [];
  const found = options.find((option) => option.value === labelOrValue || option.text.text === labelOrValue);
  if (found) return found;
  throw cannotEnter(field, `it offers ${options.map((option) => `"${option.text.text}"`).join(', ')}`);
}

function findUser(workspace: Workspace, field: string, nameOrId: string): string {
  const person = workspace.findPerson(nameOrId);
  if (!person) throw cannotEnter(field, `nobody in ${workspace.name} is called "${nameOrId}"`);
  return person.id;
}

function findPublicChannel(workspace: Workspace, field: string, nameOrId: string): string {
  const channel = workspace.findChannel(nameOrId);
  if (channel && !channel.private) return channel.id;
  throw cannotEnter(field, `${workspace.name} has no public channel "${nameOrId}"`);
}

function refuseTooMany(field: string, entered: readonly string[], max = Number.POSITIVE_INFINITY): void {
  if (entered.length > max) throw cannotEnter(field, `it takes at most ${max}`);
}

function requireComplete(block: InputBlock, state: ElementState | undefined): void {
  if (state === undefined) return;
  const error = fieldErrorOf(block, entryOf(state));
  if (error !== undefined) {
    throw new Error(`Slack does not submit this form: "${block.label.text}": ${error}`);
  }
}

const cannotEnter = (field: string, why: string) =>
  new Error(`Slack does not allow this in "${field}": ${why}.`);
