import type { checkMessage, checkModal } from './blocks/check.ts';

export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const long = (length: number) => 'x'.repeat(length);
export const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
export const option = (text: string, value = text) => ({ text: plain(text), value });
export const options = (count: number) =>
  Array.from({ length: count }, (_, n) => option(`Option ${n}`, String(n)));
export const input = (element: object, more: object = {}) => ({
  type: 'input',
  block_id: 'field',
  label: plain('Field'),
  element,
  ...more,
});
export const button = (more: object = {}) => ({
  type: 'button',
  text: plain('Press'),
  action_id: 'press',
  ...more,
});
export const actions = (...elements: object[]) => ({ type: 'actions', elements });
export const modal = (blocks: object[], more: object = {}) => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('Send'),
  blocks,
  ...more,
});

/** The error messages of a check, or an empty text. */
export function problemsOf(checked: ReturnType<typeof checkModal> | ReturnType<typeof checkMessage>): string {
  return checked.ok ? '' : checked.messages.join('\n');
}
