import type { Entry } from '../simulator/slack/fill.ts';
import type { PersonDriver } from '../simulator/slack/person.ts';
import type { Field, Modal } from '../simulator/slack/shown.ts';
import type { Slack } from '../simulator/slack/slack.ts';
import type { Terminal } from './terminal.ts';
import { framed } from './watch.ts';

// A modal without a submit button may be one that is still loading.
const LOADING = 2_000;

/** Lets somebody go through the modals that they have open, until none is left. */
export async function fillForms(slack: Slack, person: PersonDriver, terminal: Terminal): Promise<void> {
  for (let modal = await settledModal(slack, person); modal; modal = await settledModal(slack, person)) {
    terminal.say(framed(`${modal.title}  (${person.name})`, describeModal(modal)));
    const complaint = await useModal(modal, person, terminal).catch((error: Error) => error.message);
    if (complaint) terminal.say(`! ${complaint}`);
  }
}

async function settledModal(slack: Slack, person: PersonDriver): Promise<Modal | undefined> {
  const { modal } = person;
  if (modal === undefined || modal.submit !== undefined) return modal;
  const changed = () => person.modal?.view !== modal.view;
  // Nothing changes where the modal is what it is to be.
  await slack.waitFor(changed, 'another view', LOADING).catch(() => {});
  return person.modal;
}

async function useModal(modal: Modal, person: PersonDriver, terminal: Terminal): Promise<void> {
  if (modal.submit === undefined) return person.close();
  const entries = await askFields(modal, terminal);
  if (entries === undefined) return person.close();
  await person.submit(entries);
}

async function askFields(modal: Modal, terminal: Terminal): Promise<Record<string, Entry> | undefined> {
  terminal.say(`At each field: Enter keeps what is in [brackets], "-" empties it, "cancel" closes the form.`);
  const entries: Record<string, Entry> = {};
  for (const field of modal.fields) {
    terminal.say(describeField(field));
    const typed = await terminal.ask(`  [${field.entered.join(', ')}] `);
    if (typed === undefined || typed === 'cancel') return undefined;
    if (typed !== '') entries[field.blockId] = toEntry(field, typed);
  }
  return entries;
}

function describeField({ label, optional, hint, choices, error }: Field): string {
  return [
    `${label}${optional ? ' (optional)' : ''}${choices.length > 0 ? `: ${choices.join(' or ')}` : ''}`,
    ...(error ? [`  ! ${error}`] : []),
    ...(hint ? [`  ${hint}`] : []),
  ].join('\n');
}

/** What was typed for a field: `-` empties it, options may be in any letter case, people are separated by commas. */
function toEntry({ element, choices }: Field, typed: string): Entry {
  const given = typed === '-' ? '' : typed;
  if (element.type.startsWith('multi_')) return given.split(/[\s,@]+/).filter((name) => name !== '');
  return choices.find((choice) => choice.toLowerCase() === given.toLowerCase()) ?? given;
}

function describeModal({ lead, submit, close }: Modal): string {
  const buttons = [submit, close].filter((label) => label !== undefined).map((label) => `[${label}]`);
  return [lead, buttons.join(' ')].filter((line) => line !== '').join('\n');
}
