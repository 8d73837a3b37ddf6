import type { KnownBlock, PlainTextElement } from '@slack/types';
import { momentInWords } from '../../text/moment.ts';

/**
 * Text that Slack shows as it is: markup, mentions, links and `:emoji:` have no effect. All text that somebody typed goes
 * through here.
 */
export function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

/** Escapes the three characters that begin mentions, links and entities in Slack's markup. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Cuts a text to a number of UTF-16 units: every other way of counting characters counts fewer. Leaves no half of a
 * surrogate pair at the end: Slack would send it back, and PostgreSQL rejects it.
 */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}

/** Cuts a text likewise, and ends it with an ellipsis. */
function truncate(text: string, length: number): string {
  return text.length <= length ? text : `${cut(text, length - 1)}…`;
}

// A section's text has at most 3,000 characters.
const MAX_SECTION = 3000;

/** Sections of plain text, as few as hold the lines. A line that is longer than a section is cut. */
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

/** Breaks a long line at spaces into lines of at most `length` characters, or one longer word. */
export function foldLine(line: string, length: number): string[] {
  const lines = [''];
  for (const word of line.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trimStart();
    if (longer.length <= length || lines.at(-1) === '') lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A channel in Slack's markup. Slack shows its name to people who may see it. */
export function channelMention(id: string): string {
  return `<#${escapeMarkup(id)}>`;
}

/** A Slack account in Slack's markup. Slack shows its name. */
export function userMention(id: string): string {
  return `<@${escapeMarkup(id)}>`;
}

/** A time in Slack's markup, which shows it in the reader's own time zone. */
export function timeMarkup(time: Date): string {
  const seconds = Math.floor(time.getTime() / 1000);
  return `<!date^${seconds}^{date_short_pretty} at {time}|${momentInWords(time)}>`;
}

/** A section of wgw's own words, in Slack's markup. */
export function markup(text: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text } };
}
