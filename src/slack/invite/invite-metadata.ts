import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What travels with the invite form from the command to its submission. */
export interface InviteMetadata {
  readonly channelId?: string | undefined;
  readonly responseUrl?: string | undefined;
  readonly isFromHome?: boolean | undefined;
  /** The warnings already shown: sending the form again confirms them. */
  readonly warned?: string | undefined;
}

const schema = z.object({
  channelId: z.string().optional(),
  responseUrl: z.string().optional(),
  isFromHome: z.boolean().optional(),
  warned: z.string().optional(),
});

export function writeMetadata(metadata: InviteMetadata): string {
  return JSON.stringify(metadata);
}

export function readMetadata(text: string): InviteMetadata {
  return text === '' ? {} : schema.parse(JSON.parse(text));
}

// Slack gives metadata 3,000 characters: a form's addresses would not fit, four characters for each do.
const MARK = 4;

/** Marks that stand for addresses, few characters each. */
export function marksOf(addresses: readonly string[]): string {
  return addresses.map(markOf).join('');
}

/** Whether the marks hold that of an address. */
export function isMarked(marks: string | undefined, address: string): boolean {
  const mark = markOf(address);
  for (let at = 0; at < (marks?.length ?? 0); at += MARK) {
    if (marks?.startsWith(mark, at)) return true;
  }
  return false;
}

function markOf(address: string): string {
  return createHash('sha256').update(address).digest('base64url').slice(0, MARK);
}
