import { z } from 'zod';
import { isWithinBounds, type JsonBounds } from './json-bounds.ts';

// zod makes an object for every invalid element, and only then checks how many there are: a body of 1 MB could take
// seconds and hundreds of megabytes. So these bounds are checked first. They leave room for the largest bodies of Slack.
/** A message of 40,000 characters with thousands of mentions and links has about 20,000 values. */
const BODY_BOUNDS: JsonBounds = { values: 50_000, depth: 50 };
/** A view has at most 100 fields. */
const STATE_BOUNDS: JsonBounds = { values: 5_000, depth: 20 };
/** Slack sends one action at a time, and one authorization. */
const LIST_BOUNDS: JsonBounds = { values: 1_000, depth: 20 };

// The fields that Bolt reads before it calls a listener of ours. Listeners check the other fields that they read.
// Slack's documentation calls ids opaque strings. All known ids have letters, digits, hyphens and underscores only.
const ID = /^[\w-]{1,64}$/;
const id = z.string().regex(ID);
const record = z.looseObject({});
const identified = z.looseObject({ id });
/** Null if the app is installed on a whole Enterprise Grid. */
const optionalIdentified = z.looseObject({ id: id.nullish() }).nullish();

const interactionBase = {
  user: identified,
  team: optionalIdentified,
  enterprise: optionalIdentified,
  channel: identified.optional(),
  function_data: record.optional(),
  response_urls: z.array(z.looseObject({ response_url: z.string() })).optional(),
  // With one of these, Bolt would treat the body as an event, a command or a legacy menu.
  event: z.undefined().optional(),
  command: z.undefined().optional(),
  name: z.undefined().optional(),
};

const view = z.looseObject({ id, callback_id: z.string(), private_metadata: z.string() });
// Empty values may be a list, because PHP does not distinguish an empty list from an empty object.
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

/** Whether the fields of a form are a slash command. Uses no zod, because every command waits for this check. */
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

// A repeated field of a form is a list.
const otherTexts = ['text', 'trigger_id', 'response_url', 'enterprise_id', 'is_enterprise_install'];

function isId(value: unknown): boolean {
  return typeof value === 'string' && ID.test(value);
}

/** Whether the `payload` of a form is an interaction with a message, a view or a shortcut. */
export function isSlackInteraction(payload: unknown): boolean {
  const { actions, response_urls: urls, view: shown } = fieldsOf(payload);
  return (
    isWithinBounds(actions, LIST_BOUNDS) &&
    isWithinBounds(urls, LIST_BOUNDS) &&
    isWithinBounds(fieldsOf(shown).state, STATE_BOUNDS) &&
    interaction.safeParse(payload).success
  );
}

/** Whether a JSON body is one of the Events API. */
export function isSlackEvent(body: unknown): boolean {
  return isWithinBounds(fieldsOf(body).authorizations, LIST_BOUNDS) && event.safeParse(body).success;
}

/** Whether a parsed body is no larger than those that Slack sends, and all its texts pass `isText`. */
export function isWithinSlackBounds(body: unknown, isText?: (text: string) => boolean): boolean {
  return isWithinBounds(body, BODY_BOUNDS, isText);
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
