import type { Delivery } from '../../database/generated/client.ts';
import type { Role } from '../core/permissions.ts';

/** Which entries of the roster: members, and invitations that were not answered. */
export const shows = ['everyone', 'members', 'invitations', 'open', 'expired'] as const;
export type RosterShow = (typeof shows)[number];

export interface RosterFilter {
  /** Beginnings of words of name and address, in any order; every one has to be found. */
  readonly words: string;
  /** Any role where absent. */
  readonly role?: Role | undefined;
  readonly show: RosterShow;
}

export interface RosterMember {
  readonly list: 'members';
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** In Slack, where they are known there. */
  readonly pictureUrl: string | null;
}

export interface RosterInvitation {
  readonly list: 'invitations';
  readonly key: string;
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly inviterName: string;
  /** Of its newest link. */
  readonly version: number;
  readonly expiresAt: Date;
  readonly status: 'open' | 'expired';
  /** When the mail service took the email of the newest link. */
  readonly sentAt: Date | null;
  /** What became of that email, and in whose words; absent until SendGrid tells. */
  readonly delivery: Delivery | null;
  readonly deliveryReason: string | null;
}

export type RosterEntry = RosterMember | RosterInvitation;
