import type { PrismaClient } from '../database/generated/client.ts';
import type { LinkSigner } from './invitations/link-token.ts';

/** What every use case stands on; made once, when the app starts. */
export interface Domain {
  readonly prisma: PrismaClient;
  readonly links: LinkSigner;
  /** The clock. Expiry and limits hold by it, so that tests can move time. */
  readonly now: () => Date;
}
