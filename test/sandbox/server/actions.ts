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

/** Performs an action of the page. Returns the problem if Slack's client would not allow it or the app failed. */
export async function perform(sandbox: Sandbox, viewer: string, body: string): Promise<ActionAnswer> {
  try {
    await act(sandbox, viewer, action.parse(JSON.parse(body)));
    return {};
  } catch (error) {
    // The page shows it, as Slack's client would.
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

async function act({ slack, sendgrid }: Sandbox, viewer: string, request: Action): Promise<unknown> {
  const person = slack.as(viewer);
  switch (request.do) {
    case 'command':
      return person.command(request.text, { channel: request.channel });
    case 'say':
      return person.say(request.text, request.channel);
    case 'submit':
      // After a second press, or if another view has replaced the modal, there is nothing to submit or close.
      return person.modal?.id === request.in && person.submit(request.entries);
    case 'use': {
      if (request.entries !== undefined) person.enter(request.entries);
      const { block, value, choose } = request;
      return person.click(request.action, {
        in: request.in,
        block,
        ...(value !== undefined && { value }),
        ...(choose !== undefined && { choose }),
      });
    }
    case 'close':
      return person.modal?.id === request.in && person.close();
    case 'open':
      return person.openHome(request.tab);
    case 'shortcut': {
      const message = slack.allMessages().find(({ raw }) => raw.ts === request.ts);
      if (message === undefined) throw new Error('This message is there no longer.');
      return person.shortcut(request.callbackId, message);
    }
    case 'deliver':
      sendgrid.delivery = request.delivery;
  }
}
