import { createHmac } from 'node:crypto';

/** A body that is as expensive to parse as possible. */
export interface HostileBody {
  readonly contentType: string;
  readonly body: string;
}

const MEGABYTE = 1_000_000;
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

/** Repeats a text between two others, up to a megabyte in total. */
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

/** Bodies of about a megabyte each. */
export const hostileBodies: Readonly<Record<string, HostileBody>> = {
  'empty actions, as an event': asJson(manyActions),
  'empty actions, as a payload': asPayload(manyActions),
  'actions that are numbers': asPayload(
    megabyteOf(`{"type":"block_actions",${user},"actions":[`, '0,', '0]}'),
  ),
  'empty response_urls': asPayload(
    megabyteOf(`{"type":"view_submission",${user},"response_urls":[`, '{},', '0]}'),
  ),
  'values that are numbers': asPayload(`{"type":"view_submission",${user},${view}{"a":{${manyFields}}}}}}`),
  'values that are a list': asPayload(
    megabyteOf(`{"type":"view_submission",${user},${view}[`, '{},', '0]}}}'),
  ),
  'selected people that are numbers': asPayload(
    megabyteOf(
      `{"type":"view_submission",${user},${view}{"people":{"people":{"type":"multi_users_select","selected_users":[`,
      '0,',
      '0]}}}}}}',
    ),
  ),
  'authorizations that are numbers': asJson(
    megabyteOf('{"type":"event_callback","event":{"type":"a"},"authorizations":[', '0,', '0]}'),
  ),
  'an event with many fields': asJson(`{"type":"event_callback","event":{"type":"a",${manyFields}}}`),
  'lists in lists, as an event': asJson('['.repeat(MEGABYTE / 2) + ']'.repeat(MEGABYTE / 2)),
  'lists in lists, as a payload': asPayload('['.repeat(MEGABYTE / 2 - 8) + ']'.repeat(MEGABYTE / 2 - 8)),
  'objects in objects': asJson(`${'{"a":'.repeat(170_000)}0${'}'.repeat(170_000)}`),
  'an escaped NUL, with many values': asJson(megabyteOf('["\\u0000"', ',0', ']')),
  'a number with a million digits': asJson('1'.repeat(MEGABYTE)),
  NULs: { contentType: FORM, body: megabyteOf('', '%00', '') },
  'escaped letters': { contentType: FORM, body: megabyteOf('text=', '%41', '') },
  'many fields': { contentType: FORM, body: megabyteOf('', 'a=&', '') },
  'fields without a name': { contentType: FORM, body: megabyteOf('', '&', '') },
};

/** The headers with Slack's signature for a body. */
export function slackSignature(
  body: string | Uint8Array,
  secret: string,
  timestamp: number | string = Math.floor(Date.now() / 1000),
): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex');
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${digest}` };
}
