import { z } from 'zod';
import { isWithinBounds, type JsonBounds } from './json-bounds.ts';

// zod makes an object for every element that is wrong, before it looks at how many there are: 1 MB of them would take
// seconds and hundreds of megabytes. So these bounds come first. They leave room for the largest that Slack sends.
/** A message of 40,000 characters that are thousands of mentions and links has some 20,000 values. */
const BODY_BOUNDS: JsonBounds = { values: 50_000, depth: 50 };
/** A view has at most 100 fields. */
const STATE_BOUNDS: JsonBounds = { values: 5_000, depth: 20 };
/** Slack sends one action at a time, and one authorization. */
const LIST_BOUNDS: JsonBounds = { values: 1_000, depth: 20 };

// What Bolt reads of a body before any listener of ours sees it; listeners check what they read themselves.
// Slack's documentation calls ids opaque strings; all known ones are letters, digits, hyphens and underscores.
const ID = /^[\w-]{1,64}$/;
const id = z.string().regex(ID);
const record = z.looseObject({});
const identified = z.looseObject({ id });
/** Null where an app is installed on a whole organization. */
const optionalIdentified = z.looseObject({ id: id.nullish() }).nullish();

const interactionBase = {
  user: identified,
  team: optionalIdentified,
  enterprise: optionalIdentified,
  channel: identified.optional(),
  function_data: record.optional(),
  response_urls: z.array(z.looseObject({ response_url: z.string() })).optional(),
  // Bolt would take the body for an event, a command or a legacy menu.
  event: z.undefined().optional(),
  command: z.undefined().optional(),
  name: z.undefined().optional(),
};

const view = z.looseObject({ id, callback_id: z.string(), private_metadata: z.string() });
// An empty one may be a list: PHP does not tell it from an empty object.
const values = z.union([z.record(z.string(), z.record(z.string(), record)), z.tuple([])]);
const submittedView = view.extend({ state: z.looseObject({ values }) });

const interaction = z.discriminatedUnion('type', [
  z.looseObject({
    ...interactionBase,
    type: z.literal('block_actions'),
    actions: z.array(z.looseObject({ type: z.string(), action_id: z.string() })).nonempty(),
    view: view.optional(),
  }),
  z.looseObject({ ...interactionBase, type: z.literal('view_submission'), view: submittedView }),
  z.looseObject({ ...interactionBase, type: z.literal('view_closed'), view }),
  z.looseObject({
    ...interactionBase,
    type: z.enum(['shortcut', 'message_action']),
    callback_id: z.string(),
  }),
  z.looseObject({ ...interactionBase, type: z.literal('block_suggestion'), action_id: z.string() }),
]);

const idOrRecord = z.union([z.string(), record]);

const event = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('url_verification'), challenge: z.string() }),
  z.looseObject({
    type: z.literal('event_callback'),
    authorizations: z.array(record).optional(),
    event: z.looseObject({
      type: z.string(),
      channel: idOrRecord.optional(),
      user: idOrRecord.optional(),
      item: record.optional(),
      subteam: record.optional(),
      assistant_thread: record.optional(),
      message: record.optional(),
      previous_message: record.optional(),
    }),
  }),
]);

/**
 * Whether the fields of a form are a slash command. Without zod: this stands in the way of every command, and takes
 * a tenth of the time so.
 */
export function isSlackCommand(fields: NodeJS.Dict<string | string[]>): boolean {
  const { command, user_id: user, team_id: team, channel_id: channel } = fields;
  return (
    isId(user) &&
    isId(team) &&
    (channel === undefined || isId(channel)) &&
    typeof command === 'string' &&
    command.startsWith('/') &&
    otherTexts.every((name) => fields[name] === undefined || typeof fields[name] === 'string')
  );
}

// A field that is repeated in a form is a list.
const otherTexts = ['text', 'trigger_id', 'response_url', 'enterprise_id', 'is_enterprise_install'];

function isId(value: unknown): boolean {
  return typeof value === 'string' && ID.test(value);
}

/** Whether a form's `payload` is something that someone did in a message or a view. */
export function isSlackInteraction(payload: unknown): boolean {
  const { actions, response_urls: urls, view: shown } = fieldsOf(payload);
  return (
    isWithinBounds(actions, LIST_BOUNDS) &&
    isWithinBounds(urls, LIST_BOUNDS) &&
    isWithinBounds(fieldsOf(shown).state, STATE_BOUNDS) &&
    interaction.safeParse(payload).success
  );
}

/** Whether a JSON body is from the Events API. */
export function isSlackEvent(body: unknown): boolean {
  return isWithinBounds(fieldsOf(body).authorizations, LIST_BOUNDS) && event.safeParse(body).success;
}

/** Whether what came out of JSON is small enough to be looked at. */
export function isOfSlackSize(body: unknown, isText?: (text: string) => boolean): boolean {
  return isWithinBounds(body, BODY_BOUNDS, isText);
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
