import type { KnownBlock, PlainTextElement } from '@slack/types';

/**
 * Text that Slack shows as it is: no markup, no mention, no link, no `:emoji:`. Whatever a person typed goes here,
 * which makes it inert.
 */
export function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

/** Escapes the three characters through which Slack's markup reaches mentions and links. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Cuts to a number of UTF-16 units, which no way of counting characters exceeds. Half a surrogate pair is no
 * character, and goes too: Slack would send it back, and no database takes it.
 */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}

/** The same, with an ellipsis for what is gone. */
function truncate(text: string, length: number): string {
  return text.length <= length ? text : `${cut(text, length - 1)}…`;
}

// A section's text has at most 3,000 characters.
const MAX_SECTION = 3000;

/** Sections of plain text, as many as the lines need; one line never exceeds a section. */
export function linesOfText(lines: readonly string[]): KnownBlock[] {
  const texts: string[] = [];
  for (const line of lines.map((each) => truncate(each, MAX_SECTION))) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= MAX_SECTION) {
      texts[texts.length - 1] = `${last}\n${line}`;
    } else {
      texts.push(line);
    }
  }
  return texts.map((text) => ({ type: 'section', text: plain(text) }));
}

/** A long line as several, parted where a space is. */
export function foldLine(line: string, length: number): string[] {
  const lines = [''];
  for (const word of line.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trimStart();
    if (longer.length <= length || lines.at(-1) === '') lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A channel in Slack's markup, shown by its name to whoever may see it. */
export function channelMention(id: string): string {
  return `<#${escapeMarkup(id)}>`;
}

/** A Slack account in Slack's markup, shown by its name. */
export function userMention(id: string): string {
  return `<@${escapeMarkup(id)}>`;
}

/** A section of our own words, in Slack's markup. */
export function markup(text: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text } };
}
