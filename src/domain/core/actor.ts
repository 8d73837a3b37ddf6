import type { Role } from './permissions.ts';

/** The member who calls a use case. */
export interface Actor {
  readonly memberId: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}
