import type { Role } from './permissions.ts';

/** The member who asks for something, resolved once a request and handed to every use case. */
export interface Actor {
  readonly memberId: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}
