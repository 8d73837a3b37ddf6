import { z } from 'zod';
import type { Action, ActionAnswer } from '../protocol.ts';
import type { Sandbox } from '../start.ts';

const entry = z.union([z.string(), z.array(z.string())]);
const entries = z.record(z.string(), entry);

const action: z.ZodType<Action> = z.discriminatedUnion('do', [
  z.object({ do: z.literal('command'), text: z.string(), channel: z.string() }),
  z.object({ do: z.literal('say'), text: z.string().trim().min(1).max(4000), channel: z.string() }),
  z.object({ do: z.literal('submit'), in: z.string(), entries }),
  z.object({
    do: z.literal('use'),
    in: z.string(),
    block: z.string(),
    action: z.string(),
    value: z.string().optional(),
    choose: entry.optional(),
    entries: entries.optional(),
  }),
  z.object({ do: z.literal('close'), in: z.string() }),
  z.object({ do: z.literal('open'), tab: z.enum(['home', 'messages']) }),
  z.object({ do: z.literal('shortcut'), callbackId: z.string(), ts: z.string() }),
  z.object({
    do: z.literal('deliver'),
    delivery: z.enum(['delivered', 'bounced', 'lost', 'slow', 'answer-lost', 'too-many-requests']),
  }),
]);

/** Does what somebody did on the page; says why where Slack would not have let them, or did not get an answer. */
export async function perform(sandbox: Sandbox, viewer: string, body: string): Promise<ActionAnswer> {
  try {
    await act(sandbox, viewer, action.parse(JSON.parse(body)));
    return {};
  } catch (error) {
    // For the person on the page: Slack's client would tell them, too.
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

async function act({ slack, sendgrid }: Sandbox, viewer: string, done: Action): Promise<unknown> {
  const person = slack.as(viewer);
  switch (done.do) {
    case 'command':
      return person.command(done.text, { channel: done.channel });
    case 'say':
      return person.say(done.text, done.channel);
    case 'submit':
      // Pressed twice, or another view took its place meanwhile: there is nothing to submit or close any more.
      return person.modal?.id === done.in && person.submit(done.entries);
    case 'use': {
      if (done.entries !== undefined) person.enter(done.entries);
      const { block, value, choose } = done;
      return person.click(done.action, {
        in: done.in,
        block,
        ...(value !== undefined && { value }),
        ...(choose !== undefined && { choose }),
      });
    }
    case 'close':
      return person.modal?.id === done.in && person.close();
    case 'open':
      return person.openHome(done.tab);
    case 'shortcut': {
      const message = slack.allMessages().find(({ raw }) => raw.ts === done.ts);
      if (message === undefined) throw new Error('This message is there no longer.');
      return person.shortcut(done.callbackId, message);
    }
    case 'deliver':
      sendgrid.delivery = done.delivery;
  }
}
