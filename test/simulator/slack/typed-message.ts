import { randomUUID } from 'node:crypto';
import type { Workspace } from './workspace.ts';

/** A part of a typed message, in `text` and in its rich text block. */
interface Part {
  text: string;
  element: { type: string; [field: string]: string };
}

const PARTS = /https?:\/\/[^\s<>|]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)[@#][\w-]+/g;

/**
 * Converts a typed message as Slack does: marks up links, addresses, people and channels, and escapes the rest. The
 * result is in `text` and in a rich text block.
 */
export function typedContent(workspace: Workspace, typed: string) {
  const parts: Part[] = [];
  let end = 0;
  for (const { 0: found, index } of typed.matchAll(PARTS)) {
    const part = read(workspace, found);
    if (part === undefined) continue;
    if (index > end) parts.push(plain(typed.slice(end, index)));
    parts.push(part);
    end = index + found.length;
  }
  if (end < typed.length) parts.push(plain(typed.slice(end)));
  const section = { type: 'rich_text_section', elements: parts.map(({ element }) => element) };
  return {
    client_msg_id: randomUUID(),
    text: parts.map(({ text }) => text).join(''),
    blocks: [{ type: 'rich_text', block_id: randomUUID().slice(0, 5), elements: [section] }],
  };
}

function read(workspace: Workspace, found: string): Part | undefined {
  const name = found.slice(1);
  if (found.startsWith('@')) {
    const person = workspace.findPerson(name);
    return person && { text: `<@${person.id}>`, element: { type: 'user', user_id: person.id } };
  }
  if (found.startsWith('#')) {
    const channel = workspace.findChannel(name);
    if (!channel) return undefined;
    return { text: `<#${channel.id}|${name}>`, element: { type: 'channel', channel_id: channel.id } };
  }
  if (/^https?:/.test(found)) return { text: `<${escaped(found)}>`, element: { type: 'link', url: found } };
  const url = `mailto:${found}`;
  return { text: `<${url}|${found}>`, element: { type: 'link', url, text: found } };
}

const plain = (text: string): Part => ({ text: escaped(text), element: { type: 'text', text } });

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
