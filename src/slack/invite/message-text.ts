import { escapeMarkup } from '../blocks/text.ts';

// The fields of a message that people see. They do not see others, such as a button's value.
const SHOWN = [
  'pretext',
  'title',
  'text',
  'fields',
  'rows',
  'elements',
  'blocks',
  'attachments',
  'message_blocks',
  'message',
];
// The parts of these types follow each other in one line, even inside one word.
const IN_LINE = ['rich_text_section', 'rich_text_preformatted', 'rich_text_quote'];
// More levels than any message of Slack has.
const MAX_LEVELS = 30;

/** Everything that people read in a message: its text, blocks and attachments, in Slack's markup. */
export function textOfMessage(part: unknown, level = 0): string {
  if (typeof part === 'string') return part;
  if (typeof part !== 'object' || part === null || level > MAX_LEVELS) return '';
  const textsOf = (parts: readonly unknown[]) => parts.map((each) => textOfMessage(each, level + 1));
  const linesOf = (parts: readonly unknown[]) => textsOf(parts).filter(Boolean).join('\n');
  if (Array.isArray(part)) return linesOf(part);
  const fields = part as Record<string, unknown>;
  const typed = (name: string) => escapeMarkup(typeof fields[name] === 'string' ? fields[name] : '');
  // Rich text holds typed text as it is; other fields hold markup.
  if (fields.type === 'text') return typed('text');
  if (fields.type === 'link') return `<${typed('url')}|${typed('text')}>`;
  if (fields.type === 'user') return `<@${typed('user_id')}>`;
  if (IN_LINE.some((type) => type === fields.type) && Array.isArray(fields.elements)) {
    const texts = textsOf(fields.elements);
    return texts.map((text) => text || ' ').join('');
  }
  // A field of an attachment has a title and a value.
  const shown = 'title' in fields ? [...SHOWN, 'value'] : SHOWN;
  return linesOf(shown.map((name) => fields[name]));
}
