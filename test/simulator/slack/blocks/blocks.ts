import { z } from 'zod';
import { anyText, identifier, plainText, slackFile, url } from './composition.ts';
import {
  button,
  channelsSelect,
  channelsSelectInput,
  checkboxes,
  datepicker,
  emailInput,
  image,
  multiStaticSelect,
  multiUsersSelect,
  numberInput,
  overflow,
  plainTextInput,
  radioButtons,
  staticSelect,
  usersSelect,
} from './elements.ts';

/**
 * The blocks, and the elements that each may contain: docs.slack.dev/reference/block-kit/blocks. Blocks that wgw does
 * not need (video, file, table, card …) are refused as unknown.
 */

const identified = { block_id: identifier.optional() };
const selects = [staticSelect, multiStaticSelect, usersSelect, multiUsersSelect] as const;
const controls = [checkboxes, radioButtons, datepicker, channelsSelect, ...selects] as const;

const section = z
  .strictObject({
    type: z.literal('section'),
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: z.discriminatedUnion('type', [button, overflow, image, ...controls]).optional(),
    expand: z.boolean().optional(),
    ...identified,
  })
  .refine((it) => it.text !== undefined || it.fields !== undefined, {
    error: 'must define either text or fields',
  });

const actions = z.strictObject({
  type: z.literal('actions'),
  elements: z
    .array(z.discriminatedUnion('type', [button, overflow, ...controls]))
    .min(1)
    .max(25),
  ...identified,
});

const input = z.strictObject({
  type: z.literal('input'),
  label: plainText(2000),
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: z.discriminatedUnion('type', [
    plainTextInput,
    emailInput,
    numberInput,
    datepicker,
    checkboxes,
    radioButtons,
    channelsSelectInput,
    ...selects,
  ]),
  ...identified,
});

const context = z.strictObject({
  type: z.literal('context'),
  elements: z
    .array(z.discriminatedUnion('type', [image, ...anyText(3000).options]))
    .min(1)
    .max(10),
  ...identified,
});

const header = z.strictObject({ type: z.literal('header'), text: plainText(150), ...identified });
const divider = z.strictObject({ type: z.literal('divider'), ...identified });

const imageBlock = z
  .strictObject({
    type: z.literal('image'),
    alt_text: z.string().min(1).max(2000),
    title: plainText(2000).optional(),
    image_url: url.optional(),
    slack_file: slackFile.optional(),
    ...identified,
  })
  .refine((it) => (it.image_url === undefined) !== (it.slack_file === undefined), {
    error: 'must provide either image_url or slack_file',
  });

/** Not checked in detail: Slack makes these blocks from messages that people type, and apps rarely do. */
const richText = z.strictObject({
  type: z.literal('rich_text'),
  elements: z.array(z.looseObject({ type: z.string() })),
  ...identified,
});

const markdown = z.strictObject({
  type: z.literal('markdown'),
  text: z.string().min(1).max(12_000),
  ...identified,
});

const everywhere = [section, actions, input, context, header, divider, imageBlock, richText] as const;

export const viewBlock = z.discriminatedUnion('type', [...everywhere]);
export const messageBlock = z.discriminatedUnion('type', [...everywhere, markdown]);

export type MessageBlock = z.infer<typeof messageBlock>;

export type InputBlock = z.infer<typeof input>;
type AccessoryElement = NonNullable<z.infer<typeof section>['accessory']>;
type ActionsElement = z.infer<typeof actions>['elements'][number];

/** An element that a person can click, pick from or type into. */
export type InteractiveElement = Exclude<
  AccessoryElement | ActionsElement | InputBlock['element'],
  { type: 'image' }
>;

/** The interactive elements of a block, in order. */
export function interactiveElements(block: MessageBlock): InteractiveElement[] {
  if (block.type === 'input') return [block.element];
  if (block.type === 'actions') return block.elements;
  if (block.type === 'section' && block.accessory && block.accessory.type !== 'image')
    return [block.accessory];
  return [];
}
