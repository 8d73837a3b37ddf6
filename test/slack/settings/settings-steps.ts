import { expect } from 'vitest';
import type { Entry } from '../../simulator/slack/entry.ts';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { Modal } from '../../simulator/slack/shown.ts';
import type { TestApp } from '../../support/app.ts';
import { asMember, closeAll } from '../steps.ts';

/** Types `/wgw settings` and waits for the form. */
export async function openSettings(person: PersonDriver): Promise<Modal> {
  await closeAll(person);
  await person.command('/wgw settings');
  return person.seesModal(({ title }) => title === 'Settings');
}

/** Changes settings; resolves with the text that follows the form. */
export async function save(app: TestApp, entries: Record<string, Entry>): Promise<string> {
  const ada = await asMember(app, 'ada', 'ADMINISTRATOR');
  await openSettings(ada);
  const { modal, errors } = await ada.submit(entries);
  expect(errors).toEqual({});
  return modal?.text ?? '';
}

/** The values of the form by the labels of its fields. */
export const entered = ({ fields }: Modal) =>
  Object.fromEntries(fields.map(({ label, entered }) => [label, entered[0] ?? '']));
