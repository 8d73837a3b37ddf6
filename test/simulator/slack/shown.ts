import type { InteractiveElement } from './blocks/blocks.ts';
import type { ModalView } from './blocks/surfaces.ts';
import type { DateReader } from './dates.ts';
import { type FindName, plainLines, plainText } from './plain-text.ts';
import type { OpenModal, ShownMessage } from './screen.ts';
import type { ElementState, StateValues } from './state.ts';
import type { Workspace } from './workspace.ts';

/** A message as a person reads it. */
export interface Message {
  text: string;
  /** The name of the channel. Undefined in a direct message. */
  channel: string | undefined;
  /** The handle of the only person who sees it. Undefined if everybody in the channel does. */
  onlyTo: string | undefined;
  /** The message as it was sent, with markup. */
  raw: ShownMessage;
}

/** A modal as a person sees it. */
export interface Modal {
  id: string;
  title: string;
  submit: string | undefined;
  close: string | undefined;
  /** The text of all blocks, with one line for each block. */
  text: string;
  /** The text of the blocks that are not input fields. */
  lead: string;
  fields: Field[];
  /** The errors on fields, by block id. */
  errors: Record<string, string>;
  view: ModalView;
  /** The entries in all fields and menus. */
  values: StateValues;
  /** Changes with every update. */
  hash: string;
}

interface Field {
  blockId: string;
  label: string;
  hint: string | undefined;
  placeholder: string | undefined;
  optional: boolean;
  /** The entries: texts, labels of options, names of people and channels. */
  entered: string[];
  /** The labels of the options. */
  choices: string[];
  element: InteractiveElement;
  error: string | undefined;
}

export const nameFinder =
  (workspace: Workspace): FindName =>
  (id) =>
    workspace.findPerson(id)?.name ?? workspace.findChannel(id)?.name;

/** Renders a message as a person reads it, with dates in the time zone of the reader. */
export function readMessage(workspace: Workspace, message: ShownMessage, reader?: DateReader): Message {
  const findName = nameFinder(workspace);
  const lines = plainLines(message.blocks, findName, reader);
  return {
    text: lines.length > 0 ? lines.join('\n') : plainText(message.text, findName, reader),
    channel: workspace.findChannel(message.channelId)?.name,
    onlyTo: message.onlyTo && findName(message.onlyTo),
    raw: message,
  };
}

/** Renders a modal as a person sees it. */
export function readModal(workspace: Workspace, modal: OpenModal, reader?: DateReader): Modal {
  const findName = nameFinder(workspace);
  return {
    id: modal.id,
    title: modal.view.title.text,
    submit: modal.view.submit?.text,
    close: modal.view.close?.text,
    text: plainLines(modal.view.blocks, findName, reader).join('\n'),
    lead: plainLines(
      modal.view.blocks.filter((block) => block.type !== 'input'),
      findName,
      reader,
    ).join('\n'),
    fields: readFields(modal, findName),
    errors: { ...modal.errors },
    view: modal.view,
    values: modal.values,
    hash: modal.hash,
  };
}

function readFields(modal: OpenModal, findName: FindName): Field[] {
  return modal.view.blocks.flatMap((block) => {
    if (block.type !== 'input') return [];
    const { element } = block;
    const blockId = block.block_id ?? '';
    const state = modal.values[blockId]?.[element.action_id ?? ''];
    return {
      blockId,
      label: block.label.text,
      hint: block.hint?.text,
      placeholder: 'placeholder' in element ? element.placeholder?.text : undefined,
      optional: block.optional ?? false,
      entered: state ? entered(state, findName) : [],
      choices: 'options' in element ? (element.options ?? []).map((option) => option.text.text) : [],
      element,
      error: modal.errors[blockId],
    };
  });
}

function entered(state: ElementState, findName: FindName): string[] {
  if ('value' in state) return state.value ? [state.value] : [];
  if ('selected_date' in state) return state.selected_date ? [state.selected_date] : [];
  if ('selected_option' in state) return state.selected_option ? [state.selected_option.text.text] : [];
  if ('selected_options' in state) return state.selected_options.map((option) => option.text.text);
  if ('selected_channel' in state)
    return state.selected_channel ? [findName(state.selected_channel) ?? state.selected_channel] : [];
  const users =
    'selected_users' in state ? state.selected_users : state.selected_user ? [state.selected_user] : [];
  return users.map((id) => findName(id) ?? id);
}
