import type { App } from '@slack/bolt';
import type { Slack } from './slack.ts';

export const plain = (text: string) => ({ type: 'plain_text' as const, text });
export const roles = [
  { text: plain('Member'), value: 'MEMBER' },
  { text: plain('Administrator'), value: 'ADMIN' },
];
export const addresses = (initial_value?: string) => ({
  type: 'input' as const,
  block_id: 'addresses',
  optional: true,
  label: plain('Addresses'),
  element: {
    type: 'plain_text_input' as const,
    action_id: 'addresses',
    multiline: true,
    max_length: 50,
    ...(initial_value ? { initial_value } : {}),
  },
});
export const people = {
  type: 'input' as const,
  block_id: 'people',
  optional: true,
  label: plain('Teammates'),
  element: { type: 'multi_users_select' as const, action_id: 'people', max_selected_items: 2 },
};
export const role = {
  type: 'input' as const,
  block_id: 'role',
  label: plain('Role'),
  element: { type: 'static_select' as const, action_id: 'role', options: roles },
};
export const form = (title = 'Invite', blocks: object[] = [addresses(), people, role]) => ({
  type: 'modal' as const,
  callback_id: 'invite',
  title: plain(title),
  submit: plain('Send'),
  blocks: blocks as never[],
});

/** Opens a form for Ada. The app acknowledges its submission with `ack`. Resolves with the submitted values. */
export async function openForm(slack: Slack, app: App, ack: object | undefined, view = form()) {
  const submitted: Record<string, unknown>[] = [];
  app.command('/wgw', async (it) => {
    await it.ack();
    await it.client.views.open({ trigger_id: it.body.trigger_id, view });
  });
  app.view('invite', async (it) => {
    submitted.push(it.view.state.values);
    await it.ack(ack as never);
  });
  const ada = slack.as('ada');
  await ada.command('/wgw invite');
  await ada.seesModal();
  return { ada, submitted };
}
