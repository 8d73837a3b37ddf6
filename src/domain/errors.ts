import type { InvitationStatus } from './invitations/status.ts';
import type { Permission } from './roles.ts';

/** Everything a use case can refuse, with what a face needs to say it in words. */
export interface ErrorDetails {
  /** The actor's role does not allow it, or the actor is no longer a member. */
  NOT_ALLOWED: { permission: Permission };
  /** The link is no link of ours: cut short, changed, or signed with another secret. */
  LINK_NOT_VALID: Record<string, never>;
  /** The link is genuine, but its invitation can no longer be answered. */
  INVITATION_NOT_OPEN: { status: InvitationStatus };
  /** A member's name needs 1 to 100 characters, a letter or digit among them. */
  NAME_NOT_VALID: Record<string, never>;
  /**
   * A limit on sending is reached; nothing was written. `left` is how many more it allows now; `retryAt` is absent
   * where no waiting helps.
   */
  SENDING_LIMIT_REACHED: {
    scope: 'ORGANIZATION' | 'INVITER' | 'ADDRESS';
    allowed: number;
    left: number;
    address?: string;
    retryAt?: Date;
  };
}

export type ErrorCode = keyof ErrorDetails;

/**
 * The one error that use cases throw on purpose. Its message is for logs and holds nothing personal; each face
 * turns the code into words of its own.
 */
export class DomainError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'DomainError';
  readonly code: Code;
  readonly details: ErrorDetails[Code];

  constructor(code: Code, details: ErrorDetails[Code]) {
    super(code);
    this.code = code;
    this.details = details;
  }

  /** Whether this is an error of the given code; narrows its details. */
  is<Wanted extends ErrorCode>(code: Wanted): this is DomainError<Wanted> {
    return (this.code as ErrorCode) === code;
  }
}
