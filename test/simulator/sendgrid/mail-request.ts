import { z } from 'zod';

/**
 * The body of POST /v3/mail/send, with the limits and error messages of
 * twilio.com/docs/sendgrid/api-reference/mail-send/errors
 */

const MAX_RECIPIENTS = 1000;
const MAX_CUSTOM_ARGS_BYTES = 10_000;
const RESERVED_HEADERS =
  /^(x-sg-id|x-sg-eid|received|dkim-signature|content-type|content-transfer-encoding|to|from|subject|reply-to|cc|bcc)$/i;

const oneLine = z.string().regex(/^[^\r\n]*$/, 'Must not contain line breaks (CR or LF).');
const address = z.strictObject({
  email: z
    .email({ pattern: z.regexes.rfc5322Email, error: 'Does not contain a valid address.' })
    .max(254, 'Does not contain a valid address.'),
  name: oneLine.optional(),
});
const subject = oneLine.min(1, 'The subject must be a string at least one character in length.');
const headerValue = z
  .string('All header values must be strings.')
  .regex(/^[\t -~]+$/, 'Header values must be of ASCII characters in one line; encode others.');
const headers = z
  .record(z.string(), headerValue)
  .refine((given) => Object.keys(given).every((name) => /^[!-9;-~]+$/.test(name)), {
    error: 'A header name must be of printable ASCII characters, without a colon.',
  })
  .refine((given) => Object.keys(given).every((name) => !RESERVED_HEADERS.test(name)), {
    error: 'One or more of the headers are reserved and cannot be used.',
  });
const customArgs = z
  .record(z.string(), z.string('All custom_args values must be strings.'))
  .refine((args) => Buffer.byteLength(JSON.stringify(args)) < MAX_CUSTOM_ARGS_BYTES, {
    error: `Custom args may not exceed ${MAX_CUSTOM_ARGS_BYTES} bytes.`,
  });

const personalization = z
  .strictObject({
    to: z.array(address, 'The to array is required for all personalization objects.').min(1),
    cc: z.array(address).optional(),
    bcc: z.array(address).optional(),
    subject: subject.optional(),
    headers: headers.optional(),
    substitutions: z.record(z.string(), z.string()).optional(),
    dynamic_template_data: z.looseObject({}).optional(),
    custom_args: customArgs.optional(),
    send_at: z.int().optional(),
  })
  .superRefine((it, context) => {
    const seen = new Set<string>();
    for (const { email } of recipientsOf(it)) {
      const known = email.toLowerCase();
      if (seen.has(known)) {
        const message =
          'Each email address in the personalization block should be unique between to, cc, and bcc. ' +
          `We found the first duplicate instance of [${email}].`;
        context.addIssue({ code: 'custom', message });
      }
      seen.add(known);
    }
  });

const content = z.strictObject({
  type: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/, 'The content type must be a valid mime type.'),
  value: z.string().min(1, 'The content value must be a string at least one character in length.'),
});

const order = ['text/plain', 'text/html'];

const enabled = z.strictObject({ enable: z.boolean().optional() });
const trackingSettings = z.strictObject({
  click_tracking: enabled.extend({ enable_text: z.boolean().optional() }).optional(),
  open_tracking: enabled.extend({ substitution_tag: z.string().optional() }).optional(),
  subscription_tracking: enabled
    .extend({ text: z.string(), html: z.string(), substitution_tag: z.string() })
    .partial()
    .optional(),
  ganalytics: z.looseObject({ enable: z.boolean().optional() }).optional(),
});

const mailRequest = z
  .strictObject({
    personalizations: z
      .array(
        personalization,
        'The personalizations field is required and must have at least one personalization.',
      )
      .min(1, 'You must have at least one personalization.')
      .max(MAX_RECIPIENTS)
      .refine((all) => all.flatMap(recipientsOf).length <= MAX_RECIPIENTS, {
        error: `There is a limit of ${MAX_RECIPIENTS} total recipients (to + cc + bcc) per request.`,
      }),
    from: address,
    reply_to: address.optional(),
    reply_to_list: z.array(address).max(1000).optional(),
    subject: subject.optional(),
    content: z
      .array(content)
      .min(1, 'Unless a valid template_id is provided, the content parameter is required.'),
    attachments: z
      .array(z.looseObject({ content: z.base64().min(1), filename: z.string().min(1) }))
      .optional(),
    headers: headers.optional(),
    categories: z
      .array(z.string().max(255))
      .max(10, 'There is a limit of 10 categories per request.')
      .refine((all) => new Set(all).size === all.length, { error: 'All categories must be unique.' })
      .optional(),
    custom_args: customArgs.optional(),
    send_at: z.int().optional(),
    batch_id: z.string().optional(),
    asm: z.strictObject({ group_id: z.int(), groups_to_display: z.array(z.int()).optional() }).optional(),
    ip_pool_name: z.string().optional(),
    mail_settings: z.looseObject({}).optional(),
    tracking_settings: trackingSettings.optional(),
  })
  .superRefine((mail, context) => {
    if (mail.subject === undefined && mail.personalizations.some((it) => it.subject === undefined)) {
      const message =
        'The subject is required. You can get around this requirement if you use a template with a subject defined ' +
        'or if every personalization has a subject defined.';
      context.addIssue({ code: 'custom', message, path: ['subject'] });
    }
    const types = mail.content.map(({ type }) => order.indexOf(type)).filter((position) => position >= 0);
    if (types.some((position, index) => position < (types[index - 1] ?? 0))) {
      const message =
        'If present, text/plain and text/html may only be provided once and in that order, before any other type.';
      context.addIssue({ code: 'custom', message, path: ['content'] });
    }
    if (mail.reply_to && mail.reply_to_list) {
      const message = 'Only one of reply_to and reply_to_list may be used.';
      context.addIssue({ code: 'custom', message, path: ['reply_to'] });
    }
  });

export type MailRequest = z.infer<typeof mailRequest>;

interface Recipients {
  to: { email: string }[];
  cc?: { email: string }[] | undefined;
  bcc?: { email: string }[] | undefined;
}

function recipientsOf({ to, cc = [], bcc = [] }: Recipients): { email: string }[] {
  return [...to, ...cc, ...bcc];
}

export interface SendgridError {
  message: string;
  field: string | null;
  help: string | null;
}

/** Checks the JSON of a request. Returns errors in SendGrid's format. */
export function checkMail(body: unknown): { mail: MailRequest } | { errors: SendgridError[] } {
  const parsed = mailRequest.safeParse(body);
  if (parsed.success) return { mail: parsed.data };
  return {
    errors: parsed.error.issues.map((issue) => ({
      message:
        issue.code === 'unrecognized_keys'
          ? `Additional property ${issue.keys.join(', ')} is not allowed.`
          : issue.message,
      field: issue.path.map(String).join('.') || null,
      help: 'https://www.twilio.com/docs/sendgrid/api-reference/mail-send/errors',
    })),
  };
}
