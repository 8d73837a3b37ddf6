import type { InvitationStatus } from './invitation-status.ts';
import type { Permission, Role } from './permissions.ts';
import type { SettingName } from './settings.ts';

/** Everything a use case can refuse, with what a face needs to say it in words. */
export interface ErrorDetails {
  /** The actor's role does not allow it, or the actor is no longer a member. */
  NOT_ALLOWED: { permission: Permission };
  /** The operator has blocked the workspace, or one of the organization's. */
  WORKSPACE_BLOCKED: Record<string, never>;
  /** The link is no link of ours: cut short, changed, or signed with another secret. */
  LINK_NOT_VALID: Record<string, never>;
  /** The link is genuine, but its invitation can no longer be answered. */
  INVITATION_NOT_OPEN: { status: InvitationStatus };
  /** A member's name needs 1 to 100 characters, a letter or digit among them. */
  NAME_NOT_VALID: Record<string, never>;
  /**
   * A limit on sending is reached; nothing was written. `INSTALLATION` is the operator's, for all organizations
   * together. `left` is how many more it allows now; `retryAt` is absent where no waiting helps.
   */
  SENDING_LIMIT_REACHED: {
    scope: 'INSTALLATION' | 'ORGANIZATION' | 'INVITER' | 'ADDRESS';
    allowed: number;
    left: number;
    address?: string;
    /** Whether there are others that might be sent without it. */
    isOneOfMany?: boolean;
    /** Whether the organization has the lower limit of a new one. */
    isNew?: boolean;
    retryAt?: Date;
  };
  /** There is no such member of the actor's organization, or not any more. */
  MEMBER_NOT_FOUND: Record<string, never>;
  /** The member got another role, or was removed and joined again, since the actor saw them; nothing was changed. */
  MEMBER_CHANGED_MEANWHILE: { name: string; role: Role };
  /** The member has more open invitations than the actor saw when deciding to keep them; nothing was changed. */
  MORE_OPEN_INVITATIONS: { name: string };
  /** More people were picked from Slack than one form takes; nobody was invited. */
  TOO_MANY_PICKED: { allowed: number };
  /** There is no such invitation of the actor's organization. */
  INVITATION_NOT_FOUND: Record<string, never>;
  /** Somebody else resent the invitation since the actor saw it. */
  INVITATION_RESENT: Record<string, never>;
  /** Somebody else extended the invitation since the actor saw it. */
  INVITATION_EXTENDED: Record<string, never>;
  /** Whoever answers in Slack is a member already, with another address. */
  MEMBER_BY_ANOTHER_ADDRESS: { email: string };
  /** An organization keeps at least one Administrator. */
  LAST_ADMINISTRATOR: Record<string, never>;
  /** There is no such request in the actor's organization. */
  REQUEST_NOT_FOUND: Record<string, never>;
  /** The request was answered, or whoever asked is no longer a member. */
  REQUEST_NOT_OPEN: { state: 'APPROVED' | 'DECLINED' | 'WITHDRAWN'; deciderName?: string };
  /** There is no such question about a new Slack account in the actor's organization. */
  REPLACEMENT_NOT_FOUND: Record<string, never>;
  /** It was answered, or could not be approved any more. */
  REPLACEMENT_NOT_OPEN: { state: 'APPROVED' | 'DECLINED' | 'LAPSED'; deciderName?: string };
  /** The organization's settings do not allow the address's domain. */
  DOMAIN_NOT_ALLOWED: { address: string };
  /** A member has as many open requests as they may. */
  REQUEST_LIMIT_REACHED: { allowed: number; left: number };
  /** Somebody else changed the settings since the actor saw them. */
  SETTINGS_CHANGED_MEANWHILE: Record<string, never>;
  /** A setting that cannot be; nothing was changed. */
  SETTINGS_NOT_VALID: { invalid: SettingName[] };
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
