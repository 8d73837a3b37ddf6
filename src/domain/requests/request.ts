import type { RequestState } from '../../database/generated/enums.ts';
import type { Role } from '../core/permissions.ts';

/** A Member's request to invite someone. */
export interface InvitationRequest {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly note: string | null;
  readonly state: RequestState;
  readonly requesterName: string;
  /** The Administrator who decided; `undefined` while it is open. */
  readonly deciderName: string | undefined;
}

/** What `toRequest` needs of a row. */
export const requestInclude = {
  requester: { select: { name: true } },
  decider: { select: { name: true } },
} as const;

interface RequestRow extends Omit<InvitationRequest, 'requesterName' | 'deciderName'> {
  readonly requester: { readonly name: string };
  readonly decider: { readonly name: string } | null;
}

export function toRequest({ requester, decider, ...row }: RequestRow): InvitationRequest {
  return { ...row, requesterName: requester.name, deciderName: decider?.name };
}
