import type { MessageBlock } from './blocks/blocks.ts';
import { type DateReader, readDate } from './dates.ts';

/** Finds the name of a mentioned person or channel. */
export type FindName = (id: string) => string | undefined;

/**
 * The text as a person reads it: mentions by name, links by label, dates in the reader's time zone, and no formatting
 * characters.
 */
export function plainText(text: string, findName: FindName, reader?: DateReader): string {
  return withoutMarks(text)
    .replace(/<([@#!])([^>|]+)(?:\|([^>]*))?>/g, (markup, kind: string, id: string, label?: string) => {
      if (id.startsWith('date^')) return label ? plainDate(id, label, reader) : markup;
      if (kind === '!') return label || `@${id}`;
      return `${kind}${label || findName(id) || id}`;
    })
    .replace(/<((?:https?|mailto|tel):[^>|]+)(?:\|([^>]*))?>/g, (_, url: string, label?: string) => {
      const address = url.replace(/^(mailto|tel):/, '');
      return label && label !== address ? `${label} (${address})` : address;
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function plainDate(markup: string, fallback: string, reader?: DateReader): string {
  const { text = fallback, link } = readDate(markup, reader) ?? {};
  return link === undefined ? text : `${text} (${link})`;
}

/** Removes formatting characters around whole words. Underscores in an address stay. */
function withoutMarks(text: string): string {
  return text.replace(/(?<![\w*_~`])([*_~`])(?=\S)([^\n]*?\S)\1(?![\w*_~`])/g, (_, _mark, inner: string) =>
    withoutMarks(inner),
  );
}

interface Text {
  type: string;
  text: string;
}

/** The text of blocks, line by line: buttons as [Label], input fields with their label and hint. */
export function plainLines(
  blocks: readonly MessageBlock[],
  findName: FindName,
  reader?: DateReader,
): string[] {
  return blocks.flatMap((block) => blockLines(block, findName, reader));
}

function blockLines(block: MessageBlock, findName: FindName, reader?: DateReader): string[] {
  const shown = ({ type, text }: Text) => (type === 'mrkdwn' ? plainText(text, findName, reader) : text);
  switch (block.type) {
    case 'header':
      return [block.text.text];
    case 'divider':
      return ['---'];
    case 'section':
      return [
        ...(block.text ? [shown(block.text)] : []),
        ...(block.fields ?? []).map(shown),
        ...(block.accessory ? [elementLine(block.accessory)] : []),
      ];
    case 'context':
      return [block.elements.map((it) => (it.type === 'image' ? `(${it.alt_text})` : shown(it))).join(' ')];
    case 'actions':
      return [block.elements.map(elementLine).join(' ')];
    case 'input':
      return [block.label.text, ...(block.hint ? [block.hint.text] : [])];
    case 'image':
      return [`(${block.alt_text})`];
    case 'markdown':
      return [block.text];
    case 'rich_text':
      return ['(rich text)'];
  }
}

interface Labelled {
  type: string;
  text?: Text;
  alt_text?: string;
  options?: { text: Text }[] | undefined;
}

function elementLine(element: Labelled): string {
  if (element.alt_text !== undefined) return `(${element.alt_text})`;
  if (element.text) return `[${element.text.text}]`;
  return `[${(element.options ?? []).map((option) => option.text.text).join(' | ') || element.type}]`;
}
