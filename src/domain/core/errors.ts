import type { InvitationStatus } from './invitation-status.ts';
import type { Permission, Role } from './permissions.ts';
import type { SettingName } from './settings.ts';

/** All errors that use cases throw on purpose, with the details that an error text needs. */
export interface ErrorDetails {
  /** The actor's role does not allow it, or the actor is no longer a member. */
  NOT_ALLOWED: { permission: Permission };
  /** The operator has blocked the workspace, or one of the organization's. */
  WORKSPACE_BLOCKED: Record<string, never>;
  /** The token is cut short, changed, or signed with another secret. */
  LINK_NOT_VALID: Record<string, never>;
  /** The invitation can no longer be answered or changed. */
  INVITATION_NOT_OPEN: { status: InvitationStatus };
  /** A member's name needs 1 to 100 characters, with a letter or digit. */
  NAME_NOT_VALID: Record<string, never>;
  /**
   * A sending limit is reached, and nothing was written. `INSTALLATION` is the operator's limit for all organizations
   * together. `left` is how many more emails the limit allows now; `retryAt` is absent if waiting does not help.
   */
  SENDING_LIMIT_REACHED: {
    scope: 'INSTALLATION' | 'ORGANIZATION' | 'INVITER' | 'ADDRESS';
    allowed: number;
    left: number;
    address?: string;
    /** Whether the form has other addresses that could be sent without this one. */
    isOneOfMany?: boolean;
    /** Whether the lower limit of a new organization applies. */
    isNew?: boolean;
    retryAt?: Date;
  };
  /** The actor's organization has no such current member. */
  MEMBER_NOT_FOUND: Record<string, never>;
  /**
   * The member's role changed, or they were removed and joined again, since the actor saw them. Nothing was changed.
   */
  MEMBER_CHANGED_MEANWHILE: { name: string; role: Role };
  /** The member has more pending invitations than the actor saw when deciding to keep them. Nothing was changed. */
  MORE_OPEN_INVITATIONS: { name: string };
  /** A form names more people from Slack than allowed. Nobody was invited. */
  TOO_MANY_PICKED: { allowed: number };
  /** The actor's organization has no such invitation. */
  INVITATION_NOT_FOUND: Record<string, never>;
  /** Someone else resent the invitation since the actor saw it. */
  INVITATION_RESENT: Record<string, never>;
  /** Someone else extended the invitation since the actor saw it. */
  INVITATION_EXTENDED: Record<string, never>;
  /** The Slack user who accepts is already a member with another address. */
  MEMBER_BY_ANOTHER_ADDRESS: { email: string };
  /** The organization would have no Administrator left. */
  LAST_ADMINISTRATOR: Record<string, never>;
  /** The actor's organization has no such request. */
  REQUEST_NOT_FOUND: Record<string, never>;
  /** The request was decided, or the requester is no longer a member. */
  REQUEST_NOT_OPEN: { state: 'APPROVED' | 'DECLINED' | 'WITHDRAWN'; deciderName?: string };
  /** The actor's organization has no such question about a new Slack account. */
  REPLACEMENT_NOT_FOUND: Record<string, never>;
  /** The question was decided or has lapsed. */
  REPLACEMENT_NOT_OPEN: { state: 'APPROVED' | 'DECLINED' | 'LAPSED'; deciderName?: string };
  /** The organization's settings do not allow the email domain of the address. */
  DOMAIN_NOT_ALLOWED: { address: string };
  /** The member would have more open requests than allowed. */
  REQUEST_LIMIT_REACHED: { allowed: number; left: number };
  /** Someone else changed the settings since the actor saw them. */
  SETTINGS_CHANGED_MEANWHILE: Record<string, never>;
  /** Some settings are not valid. Nothing was changed. */
  SETTINGS_NOT_VALID: { invalid: SettingName[] };
}

export type ErrorCode = keyof ErrorDetails;

/**
 * The error that use cases throw on purpose. The message is for logs and holds nothing personal. Each face has texts
 * for the codes.
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
