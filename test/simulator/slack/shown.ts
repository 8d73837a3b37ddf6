import type { InteractiveElement } from './blocks/blocks.ts';
import type { ModalView } from './blocks/surfaces.ts';
import type { DateReader } from './dates.ts';
import { type FindName, plainLines, plainText } from './plain.ts';
import type { OpenModal, ShownMessage } from './screen.ts';
import type { ElementState, StateValues } from './state.ts';
import type { Workspace } from './workspace.ts';

/** A message as it reads. */
export interface Message {
  text: string;
  /** The channel's name; undefined in a direct message. */
  channel: string | undefined;
  /** The handle of the one person who sees it; undefined where everybody in the channel does. */
  onlyTo: string | undefined;
  /** As sent, markup included. */
  raw: ShownMessage;
}

/** A modal as it looks. */
export interface Modal {
  id: string;
  title: string;
  submit: string | undefined;
  close: string | undefined;
  /** Everything that it says, a line a block. */
  text: string;
  /** What it says besides its fields. */
  lead: string;
  fields: Field[];
  /** The complaint on each field, by block id. */
  errors: Record<string, string>;
  view: ModalView;
  /** What is typed and picked in it, also in menus that are no fields. */
  values: StateValues;
  /** Another after every update. */
  hash: string;
}

interface Field {
  blockId: string;
  label: string;
  hint: string | undefined;
  placeholder: string | undefined;
  optional: boolean;
  /** What is entered: text, labels of options, names of people and channels. */
  entered: string[];
  /** What may be picked from. */
  choices: string[];
  element: InteractiveElement;
  error: string | undefined;
}

export const nameFinder =
  (workspace: Workspace): FindName =>
  (id) =>
    workspace.findPerson(id)?.name ?? workspace.findChannel(id)?.name;

/** What somebody reads in a message; its dates are those of the reader. */
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
