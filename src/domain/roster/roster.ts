import type { Delivery } from '../../database/generated/client.ts';
import type { Role } from '../core/permissions.ts';

/** Which entries the roster shows; `invitations` are the open and the expired ones. */
export const shows = ['everyone', 'members', 'invitations', 'open', 'expired'] as const;
export type RosterShow = (typeof shows)[number];

export interface RosterFilter {
  /** Beginnings of words in the name or address, in any order; all have to match. */
  readonly words: string;
  /** All roles if absent. */
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
  /** Their picture in Slack; null if wgw knows none. */
  readonly pictureUrl: string | null;
}

export interface RosterInvitation {
  readonly list: 'invitations';
  readonly key: string;
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly inviterName: string;
  /** The version of its newest link. */
  readonly version: number;
  readonly expiresAt: Date;
  readonly status: 'open' | 'expired';
  /** When SendGrid accepted the email of the newest link. */
  readonly sentAt: Date | null;
  /**
   * The delivery status of that email, and the reason in the words of SendGrid or the recipient's server; null until
   * SendGrid reports one.
   */
  readonly delivery: Delivery | null;
  readonly deliveryReason: string | null;
}

export type RosterEntry = RosterMember | RosterInvitation;
