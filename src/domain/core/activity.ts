import { z } from 'zod';
import { type ActivityKind, Delivery } from '../../database/generated/enums.ts';
import { roleSchema } from './permissions.ts';
import type { Settings } from './settings.ts';

export type { ActivityKind };

const settings = z.custom<Partial<Settings>>((value) => typeof value === 'object' && value !== null);

/** What is kept of what was done, beside who did it to whom; which of it there is depends on the kind. */
export const activityDetails = z.object({
  /** The address it was done to. */
  email: z.string().optional(),
  /** The name of the member, or organization, it was done to, as it was then. */
  name: z.string().optional(),
  role: roleSchema.optional(),
  before: z.union([roleSchema, settings]).optional(),
  after: z.union([roleSchema, settings]).optional(),
  /** What became of an email, and in whose words. */
  delivery: z.enum(Delivery).optional(),
  reason: z.string().optional(),
  /** How many invitations they had left open. */
  cancelled: z.number().optional(),
  kept: z.number().optional(),
  /** How many of their requests were not answered. */
  withdrawn: z.number().optional(),
  /** Slack's ids of an account that is gone, and of the one that took its place. */
  fromUserId: z.string().optional(),
  toUserId: z.string().optional(),
  /** Whether that one took it as an owner of the Slack workspace, without anybody's agreement. */
  asOwner: z.boolean().optional(),
});

export interface Activity {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly createdAt: Date;
  /** Absent where an invitee did it, or the mail service. */
  readonly actorName: string | null;
  /** The member with the address it was done to, where there is or was one. */
  readonly subjectName: string | null;
  readonly details: z.infer<typeof activityDetails>;
}
