import type { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Slack, startSlack } from './slack.ts';
import { connect, refusal } from './web-client.ts';

let slack: Slack;
let client: WebClient;

beforeEach(async () => {
  slack = await startSlack();
  client = connect(slack);
});
afterEach(() => slack.close());

const view = (title = 'Title') => ({
  type: 'modal' as const,
  title: { type: 'plain_text' as const, text: title },
  blocks: [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'Hello' } }],
  submit: { type: 'plain_text' as const, text: 'Send' },
});

/** The trigger id of a command that is not sent to the app. */
function trigger(name = 'ada'): string {
  const request = slack.as(name).commandRequest('/wgw');
  return new URLSearchParams(request.body).get('trigger_id') ?? '';
}

/** A trigger id from Ada's visible modal. */
function triggerInModal(): string {
  const { body } = slack.as('ada').submissionRequest();
  return JSON.parse(new URLSearchParams(body).get('payload') ?? '').trigger_id;
}

describe('views', () => {
  test('open once with a new trigger', async () => {
    const trigger_id = trigger();
    await client.views.open({ trigger_id, view: view() });
    expect(slack.as('ada').modal).toMatchObject({ title: 'Title', text: 'Hello' });
    expect(await refusal(client.views.open({ trigger_id, view: view() }))).toBe('exchanged_trigger_id');
  });

  test('are returned with generated ids and with flags on texts', async () => {
    const opened = await client.views.open({ trigger_id: trigger(), view: view() });
    expect(opened.view).toMatchObject({
      title: { text: 'Title', emoji: true },
      blocks: [{ block_id: expect.stringMatching(/^.{5}$/), text: { text: 'Hello', verbatim: false } }],
      root_view_id: opened.view?.id,
      previous_view_id: null,
      state: { values: {} },
    });
  });

  test('replace all open views', async () => {
    await client.views.open({ trigger_id: trigger(), view: view('First') });
    await client.views.open({ trigger_id: trigger(), view: view('Second') });
    expect(slack.as('ada').modals.map(({ title }) => title)).toEqual(['Second']);
  });

  test('do not open with an expired or unknown trigger', async () => {
    const trigger_id = trigger();
    slack.expireTriggers();
    expect(await refusal(client.views.open({ trigger_id, view: view() }))).toBe('expired_trigger_id');
    expect(await refusal(client.views.open({ trigger_id: '1.2.x', view: view() }))).toBe(
      'invalid_trigger_id',
    );
  });

  test('that are invalid get Slack’s errors and count as violations', async () => {
    const call = client.views.open({ trigger_id: trigger(), view: view('x'.repeat(25)) });
    await expect(call).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: {
          messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
        },
      },
    });
    expect(slack.violations).toHaveLength(1);
  });

  test('are updated only with their current hash', async () => {
    const opened = await client.views.open({ trigger_id: trigger(), view: view() });
    const view_id = opened.view?.id ?? '';
    const hash = opened.view?.hash ?? '';
    await client.views.update({ view_id, hash, view: view('Second') });
    expect(slack.as('ada').modal?.title).toBe('Second');
    expect(await refusal(client.views.update({ view_id, hash, view: view('Third') }))).toBe('hash_conflict');
    slack.connect('http://127.0.0.1:9');
    await slack.as('ada').close();
    expect(await refusal(client.views.update({ view_id, view: view() }))).toBe('not_found');
  });

  test('stack at most three high, also after the top one was closed', async () => {
    slack.connect('http://127.0.0.1:9');
    const push = () => client.views.push({ trigger_id: triggerInModal(), view: view('Pushed') });
    await client.views.open({ trigger_id: trigger(), view: view() });
    await push();
    await slack.as('ada').close();
    await push();
    await push();
    expect(await refusal(push())).toBe('push_limit_reached');
  });
});
