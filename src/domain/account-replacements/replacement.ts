import type { ReplacementState } from '../../database/generated/enums.ts';
import type { Role } from '../core/permissions.ts';

/** The question whether a new Slack account replaces the deleted account of a member. */
export interface Replacement {
  readonly id: string;
  readonly workspaceId: string;
  readonly member: { readonly name: string; readonly email: string; readonly role: Role };
  readonly organizationName: string;
  /** The Slack id of the deleted account. */
  readonly goneUserId: string;
  /** The Slack id and name of the new account. */
  readonly userId: string;
  readonly userName: string;
  readonly state: ReplacementState;
  /** The Administrator who decided; `undefined` while it is pending and if it lapsed. */
  readonly deciderName: string | undefined;
}

/** What `toReplacement` needs of a row. */
export const replacementInclude = {
  member: { select: { name: true, email: true, role: true } },
  organization: { select: { name: true } },
  decider: { select: { name: true } },
} as const;

interface ReplacementRow extends Omit<Replacement, 'organizationName' | 'deciderName'> {
  readonly organization: { readonly name: string };
  readonly decider: { readonly name: string } | null;
}

export function toReplacement({ organization, decider, ...row }: ReplacementRow): Replacement {
  return { ...row, organizationName: organization.name, deciderName: decider?.name };
}
