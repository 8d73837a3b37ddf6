import { z } from 'zod';

/** The objects that blocks are composed of: docs.slack.dev/reference/block-kit/composition-objects */

export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });

const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });

export const anyText = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

export const identifier = z.string().min(1).max(255);
export const url = z.url({ protocol: /^https?$/ }).max(3000);
export const placeholder = plainText(150);
export const colorScheme = z.enum(['primary', 'danger']);

export const confirmationDialog = z.strictObject({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: colorScheme.optional(),
});

const describedBy = { value: z.string().max(150), description: plainText(75).optional() };

export const selectOption = z.strictObject({ text: plainText(75), ...describedBy });
export const choiceOption = z.strictObject({
  text: anyText(75),
  value: z.string().max(150),
  description: anyText(75).optional(),
});
export const overflowOption = z.strictObject({ text: plainText(75), ...describedBy, url: url.optional() });
export const optionGroup = z.strictObject({
  label: plainText(75),
  options: z.array(selectOption).min(1).max(100),
});

export type SlackOption = z.infer<typeof choiceOption>;

export const slackFile = z.union([z.strictObject({ url }), z.strictObject({ id: z.string() })]);
