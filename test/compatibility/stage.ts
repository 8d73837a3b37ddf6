import { expect } from 'vitest';
import type { ClickOptions } from '../simulator/slack/actions.ts';
import type { SlackRequest } from '../simulator/slack/app-client.ts';
import type { Entry } from '../simulator/slack/entry.ts';
import type { PersonDriver } from '../simulator/slack/person.ts';
import type { Submission } from '../simulator/slack/submission.ts';
import type { TestApp } from '../support/app.ts';
import type { Recording } from './recorded.ts';

/** Recorded views and messages in front of people, and what they do with them. Notes every id that is sent. */
export interface Stage {
  readonly app: TestApp;
  /** The action ids and callback ids sent to the app so far. */
  readonly sent: Set<string>;
  as(name: string): PersonDriver;
  /** Shows a recorded stack of modals, which the earlier version opened. */
  showModals(person: PersonDriver, name: string): Promise<void>;
  /** Shows a recorded Home tab, which the earlier version published. */
  showHome(person: PersonDriver, name: string): Promise<void>;
  click(person: PersonDriver, actionId: string, options?: ClickOptions): Promise<void>;
  /** Uses the menu beside some words: in the visible modal, else in the Home tab. */
  choose(person: PersonDriver, actionId: string, beside: string, option: string): Promise<void>;
  /** Submits the visible modal. `entries` are by action id. */
  submit(person: PersonDriver, entries?: Record<string, Entry>): Promise<Submission>;
  shortcut(person: PersonDriver, callbackId: string, says: string): Promise<void>;
  /** The first row of a query. */
  row(query: string, ...values: unknown[]): Promise<Record<string, unknown>>;
}

export function createStage(app: TestApp, { views }: Recording): Stage {
  const sent = new Set<string>();

  /** Calls a method of Slack's Web API, as the earlier version did. */
  async function callSlack(method: string, body: object): Promise<void> {
    const response = await fetch(new URL(method, app.slack.apiUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${app.slack.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(await response.json()).toMatchObject({ ok: true });
  }

  return {
    app,
    sent,
    as: (name) => app.slack.as(name),
    async showModals(person, name) {
      const stack = views[name];
      if (!Array.isArray(stack)) throw new Error(`No modals "${name}" are recorded.`);
      const [root, ...more] = stack;
      await callSlack('views.open', { trigger_id: triggerOf(person.commandRequest('/wgw')), view: root });
      for (const view of more) {
        await callSlack('views.push', { trigger_id: triggerOf(person.submissionRequest()), view });
      }
    },
    showHome: (person, name) => callSlack('views.publish', { user_id: person.id, view: views[name] }),
    async click(person, actionId, options) {
      sent.add(actionId);
      await person.click(actionId, options);
    },
    async choose(person, actionId, beside, option) {
      const { modals, home } = person.screen;
      const { id, view } = modals.at(-1) ?? home ?? expect.fail(`${person.name} sees no view.`);
      const block = blockBeside(view.blocks, beside);
      await this.click(person, actionId, { in: id, block, choose: option });
    },
    async submit(person, entries = {}) {
      const { view } = person.screen.modals.at(-1) ?? expect.fail(`${person.name} has no modal open.`);
      for (const id of [view.callback_id ?? '', ...Object.keys(entries)]) sent.add(id);
      const submission = await person.submit(entries);
      expect(submission.errors).toEqual({});
      return submission;
    },
    async shortcut(person, callbackId, says) {
      sent.add(callbackId);
      await person.shortcut(callbackId, await person.seesMessage(says));
    },
    async row(query, ...values) {
      return (await app.database.pool.query(query, values)).rows[0];
    },
  };
}

function triggerOf({ body }: SlackRequest): string {
  const form = new URLSearchParams(body);
  return form.get('trigger_id') ?? JSON.parse(form.get('payload') ?? '').trigger_id;
}

/** The newest recorded message that says some words. */
export function messageSaying(person: PersonDriver, words: string): string {
  const message = person.screen.messages.findLast(({ text }) => text.includes(words));
  return message?.ts ?? expect.fail(`${person.name} sees no message that says "${words}".`);
}

/** The id of the block that says some words. */
export function blockSaying(person: PersonDriver, ts: string, words: string): string {
  const message = person.screen.messages.find((it) => it.ts === ts);
  return blockBeside(message?.blocks ?? [], words);
}

function blockBeside(blocks: readonly { block_id?: string | undefined }[], words: string): string {
  const block = blocks.find((it) => JSON.stringify(it).includes(words));
  return block?.block_id ?? expect.fail(`No block says "${words}".`);
}
