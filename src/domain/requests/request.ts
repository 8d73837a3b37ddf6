import type { RequestState } from '../../database/generated/enums.ts';
import type { Role } from '../core/permissions.ts';

/** A member's wish that somebody be invited. */
export interface InvitationRequest {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly note: string | null;
  readonly state: RequestState;
  readonly requesterName: string;
  /** Who answered it; absent while it is open. */
  readonly deciderName: string | undefined;
}

/** What `toRequest` makes a request of. */
export const requestInclude = {
  requester: { select: { name: true } },
  decider: { select: { name: true } },
} as const;

interface RequestRow extends Omit<InvitationRequest, 'requesterName' | 'deciderName'> {
  readonly requester: { readonly name: string };
  readonly decider: { readonly name: string } | null;
}

/** A request as it is told, with the names of who asked and who answered. */
export function toRequest({ requester, decider, ...row }: RequestRow): InvitationRequest {
  return { ...row, requesterName: requester.name, deciderName: decider?.name };
}
