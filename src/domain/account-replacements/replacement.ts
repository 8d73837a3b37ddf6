import type { ReplacementState } from '../../database/generated/enums.ts';
import type { Role } from '../core/permissions.ts';

/** A new Slack account that asks to take the place of a member's account that is gone. */
export interface Replacement {
  readonly id: string;
  readonly workspaceId: string;
  readonly member: { readonly name: string; readonly email: string; readonly role: Role };
  readonly organizationName: string;
  /** Slack's id of the account that is gone. */
  readonly goneUserId: string;
  /** Slack's id of the one that asks, and its name. */
  readonly userId: string;
  readonly userName: string;
  readonly state: ReplacementState;
  /** Who answered it; absent while it is open, and where it lapsed. */
  readonly deciderName: string | undefined;
}

/** The rows that `toReplacement` needs. */
export const replacementInclude = {
  member: { select: { name: true, email: true, role: true } },
  organization: { select: { name: true } },
  decider: { select: { name: true } },
} as const;

interface ReplacementRow extends Omit<Replacement, 'organizationName' | 'deciderName'> {
  readonly organization: { readonly name: string };
  readonly decider: { readonly name: string } | null;
}

/** A replacement as it is told. */
export function toReplacement({ organization, decider, ...row }: ReplacementRow): Replacement {
  return { ...row, organizationName: organization.name, deciderName: decider?.name };
}
