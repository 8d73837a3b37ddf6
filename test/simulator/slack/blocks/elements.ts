import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import {
  choiceOption,
  colorScheme,
  confirmationDialog,
  identifier,
  optionGroup,
  overflowOption,
  placeholder,
  plainText,
  selectOption,
  slackFile,
  url,
} from './composition.ts';

/** The elements of blocks: docs.slack.dev/reference/block-kit/block-elements */

const actionable = { action_id: identifier.optional() };
const interactive = { ...actionable, confirm: confirmationDialog.optional() };
const focusable = { focus_on_load: z.boolean().optional() };
const typed = { ...actionable, ...focusable, placeholder: placeholder.optional() };
const picked = { ...interactive, ...focusable, placeholder: placeholder.optional() };
const pickedMany = { ...picked, max_selected_items: z.int().min(1).optional() };
const dispatchConfig = z.strictObject({
  trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
});
const dispatching = { dispatch_action_config: dispatchConfig.optional() };

export const image = z
  .strictObject({
    type: z.literal('image'),
    alt_text: z.string().min(1).max(2000),
    image_url: url.optional(),
    slack_file: slackFile.optional(),
  })
  .refine((it) => (it.image_url === undefined) !== (it.slack_file === undefined), {
    error: 'must provide either image_url or slack_file',
  });

export const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(75),
  value: z.string().max(2000).optional(),
  url: url.optional(),
  style: colorScheme.optional(),
  accessibility_label: z.string().max(75).optional(),
  ...interactive,
});

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  options: z.array(overflowOption).min(1).max(5),
  ...interactive,
});

interface Choices {
  options?: unknown[] | undefined;
  option_groups?: { options: unknown[] }[] | undefined;
  initial_option?: unknown;
  initial_options?: unknown[] | undefined;
}

function initialIsOffered(element: Choices): boolean {
  const offered = element.options ?? element.option_groups?.flatMap((group) => group.options) ?? [];
  const initial = element.initial_options ?? (element.initial_option ? [element.initial_option] : []);
  return initial.every((option) => offered.some((other) => isDeepStrictEqual(option, other)));
}
const initialOffered = { error: 'initial option must exactly match one of the options' };

const oneListOfOptions = (element: Choices) =>
  (element.options === undefined) !== (element.option_groups === undefined);
const oneList = { error: 'must provide either options or option_groups' };

const staticChoices = {
  options: z.array(selectOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};

export const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    initial_option: selectOption.optional(),
    ...staticChoices,
    ...picked,
  })
  .refine(oneListOfOptions, oneList)
  .refine(initialIsOffered, initialOffered);

export const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    initial_options: z.array(selectOption).min(1).optional(),
    ...staticChoices,
    ...pickedMany,
  })
  .refine(oneListOfOptions, oneList)
  .refine(initialIsOffered, initialOffered);

export const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  initial_user: z.string().optional(),
  ...picked,
});

export const multiUsersSelect = z
  .strictObject({
    type: z.literal('multi_users_select'),
    initial_users: z.array(z.string()).min(1).optional(),
    ...pickedMany,
  })
  .refine((it) => (it.initial_users?.length ?? 0) <= (it.max_selected_items ?? Number.POSITIVE_INFINITY), {
    error: 'more initial_users than max_selected_items',
  });

export const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  initial_channel: z.string().optional(),
  ...picked,
});

/** In an input block, the submission may also carry a response URL for the chosen channel. */
export const channelsSelectInput = channelsSelect.extend({ response_url_enabled: z.boolean().optional() });

const choiceList = z.array(choiceOption).min(1).max(10);

export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    options: choiceList,
    initial_options: z.array(choiceOption).min(1).optional(),
    ...interactive,
    ...focusable,
  })
  .refine(initialIsOffered, initialOffered);

export const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    options: choiceList,
    initial_option: choiceOption.optional(),
    ...interactive,
    ...focusable,
  })
  .refine(initialIsOffered, initialOffered);

export const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
    ...typed,
    ...dispatching,
  })
  .refine((it) => (it.min_length ?? 0) <= (it.max_length ?? 3000), {
    error: 'min_length must not be greater than max_length',
  })
  .refine((it) => (it.initial_value ?? '').length <= (it.max_length ?? 3000), {
    error: 'initial_value must not be longer than max_length',
  });

export const emailInput = z.strictObject({
  type: z.literal('email_text_input'),
  initial_value: z.string().max(3000).optional(),
  ...typed,
  ...dispatching,
});

const number = z.string().regex(/^-?\d+(\.\d+)?$/, { error: 'must be a number' });

export const numberInput = z
  .strictObject({
    type: z.literal('number_input'),
    is_decimal_allowed: z.boolean(),
    initial_value: number.optional(),
    min_value: number.optional(),
    max_value: number.optional(),
    ...typed,
    ...dispatching,
  })
  .refine(
    (it) =>
      Number(it.min_value ?? Number.NEGATIVE_INFINITY) <= Number(it.max_value ?? Number.POSITIVE_INFINITY),
    {
      error: 'min_value must not be greater than max_value',
    },
  )
  .refine((it) => it.is_decimal_allowed || Number.isInteger(Number(it.initial_value ?? 0)), {
    error: 'initial_value must be a whole number',
  });

export const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  initial_date: z.iso.date().optional(),
  ...picked,
});
