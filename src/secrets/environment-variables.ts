import { z } from 'zod';

const MIN_SECRET_BYTES = 32;
// wgw checks signatures with these, so they must be impossible to guess. Slack's signing secrets have 32 characters.
const MIN_SIGNING_CHARACTERS = 32;
// Slack and SendGrid check these. The minimum only catches values that are cut off or made up.
const MIN_CLIENT_SECRET = 16;
const MIN_AFTER_PREFIX = 10;
const MIN_METRICS_TOKEN = 16;

// Node.js decodes any text as base64: without this check, a pass phrase would be accepted as a key.
const secret = z
  .string()
  .trim()
  .regex(/^[\w+/-]+={0,2}$/)
  .transform((text) => Buffer.from(text, 'base64'))
  .refine(({ length }) => length >= MIN_SECRET_BYTES);
const secrets = z
  .string()
  .transform((value) => value.split(','))
  .pipe(z.tuple([secret], secret))
  .refine(areDifferent, { params: { rule: 'must not hold the same secret twice' } });

function areDifferent(list: readonly Buffer[]): boolean {
  return new Set(list.map((each) => each.toString('base64'))).size === list.length;
}

const withoutSpaces = z.string().regex(/^[\x21-\x7e]+$/);

function startingWith(prefix: string) {
  return z
    .string()
    .startsWith(prefix)
    .regex(/^[\w.-]+$/)
    .min(prefix.length + MIN_AFTER_PREFIX);
}

/** The environment variables that are secrets. Each description ends an error message: "NAME is malformed: it …". */
export const secretVariables = {
  APP_SECRET: secrets.describe(
    `must hold at least ${MIN_SECRET_BYTES} random bytes in base64; make one with: openssl rand -base64 32`,
  ),
  SLACK_SIGNING_SECRET: withoutSpaces
    .min(MIN_SIGNING_CHARACTERS)
    .optional()
    .describe(
      `must be the Slack app's signing secret: at least ${MIN_SIGNING_CHARACTERS} characters, no spaces`,
    ),
  SLACK_STATE_SECRET: z
    .string()
    .min(MIN_SIGNING_CHARACTERS)
    .optional()
    .describe(`must be at least ${MIN_SIGNING_CHARACTERS} characters; make it with: openssl rand -hex 32`),
  SLACK_CLIENT_SECRET: withoutSpaces
    .min(MIN_CLIENT_SECRET)
    .optional()
    .describe(`must be the Slack app's client secret: at least ${MIN_CLIENT_SECRET} characters, no spaces`),
  SLACK_BOT_TOKEN: startingWith('xoxb-')
    .optional()
    .describe('must be the whole token of the bot, which begins with xoxb-'),
  SLACK_APP_TOKEN: startingWith('xapp-')
    .optional()
    .describe('must be a whole app-level token, which begins with xapp-'),
  METRICS_TOKEN: withoutSpaces
    .min(MIN_METRICS_TOKEN)
    .optional()
    .describe(
      `must be at least ${MIN_METRICS_TOKEN} characters, no spaces; make it with: openssl rand -hex 32`,
    ),
  SENDGRID_API_KEY: startingWith('SG.').describe(
    'must be an API key of SendGrid that may send mail; a whole one begins with "SG."',
  ),
};
