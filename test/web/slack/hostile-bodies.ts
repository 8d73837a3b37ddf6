import { createHmac } from 'node:crypto';

/** A body made to cost whoever reads it as much as it can. */
export interface HostileBody {
  readonly contentType: string;
  readonly body: string;
}

const MEGABYTE = 1_000_000;
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

/** Repeats a text between two others until there is a megabyte of it, all in all. */
function megabyteOf(before: string, repeated: string, after: string): string {
  const times = Math.floor((MEGABYTE - before.length - after.length) / repeated.length);
  return before + repeated.repeat(times) + after;
}

const user = '"user":{"id":"U1"},"team":{"id":"T1"}';
const view = '"view":{"id":"V1","callback_id":"invite","private_metadata":"","state":{"values":';
const manyActions = megabyteOf(`{"type":"block_actions",${user},"actions":[`, '{},', '0]}');
const asPayload = (json: string): HostileBody => ({ contentType: FORM, body: `payload=${json}` });
const asJson = (body: string): HostileBody => ({ contentType: JSON_TYPE, body });

const manyFields = Array.from({ length: 90_000 }, (_, index) => `"${index}":0`).join(',');

/** Each of about a megabyte. */
export const hostileBodies: Readonly<Record<string, HostileBody>> = {
  'actions that are empty, as an event': asJson(manyActions),
  'actions that are empty, as a payload': asPayload(manyActions),
  'actions that are numbers': asPayload(
    megabyteOf(`{"type":"block_actions",${user},"actions":[`, '0,', '0]}'),
  ),
  'response_urls that are empty': asPayload(
    megabyteOf(`{"type":"view_submission",${user},"response_urls":[`, '{},', '0]}'),
  ),
  'values that are numbers': asPayload(`{"type":"view_submission",${user},${view}{"a":{${manyFields}}}}}}`),
  'values that are a list': asPayload(
    megabyteOf(`{"type":"view_submission",${user},${view}[`, '{},', '0]}}}'),
  ),
  'picked people who are numbers': asPayload(
    megabyteOf(
      `{"type":"view_submission",${user},${view}{"people":{"people":{"type":"multi_users_select","selected_users":[`,
      '0,',
      '0]}}}}}}',
    ),
  ),
  'authorizations that are numbers': asJson(
    megabyteOf('{"type":"event_callback","event":{"type":"a"},"authorizations":[', '0,', '0]}'),
  ),
  'an event of many fields': asJson(`{"type":"event_callback","event":{"type":"a",${manyFields}}}`),
  'lists in lists, as an event': asJson('['.repeat(MEGABYTE / 2) + ']'.repeat(MEGABYTE / 2)),
  'lists in lists, as a payload': asPayload('['.repeat(MEGABYTE / 2 - 8) + ']'.repeat(MEGABYTE / 2 - 8)),
  'objects in objects': asJson(`${'{"a":'.repeat(170_000)}0${'}'.repeat(170_000)}`),
  'a NUL that is escaped, in many values': asJson(megabyteOf('["\\u0000"', ',0', ']')),
  'a number without end': asJson('1'.repeat(MEGABYTE)),
  NULs: { contentType: FORM, body: megabyteOf('', '%00', '') },
  'letters that are escaped': { contentType: FORM, body: megabyteOf('text=', '%41', '') },
  'many fields': { contentType: FORM, body: megabyteOf('', 'a=&', '') },
  'fields without a name': { contentType: FORM, body: megabyteOf('', '&', '') },
};

/** The headers of Slack's signature. */
export function slackSignature(
  body: string | Uint8Array,
  secret: string,
  timestamp: number | string = Math.floor(Date.now() / 1000),
): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex');
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${digest}` };
}
