import type { Logger } from 'pino';
import type { PrismaClient } from '../../database/generated/client.ts';
import type { LinkSigner } from './link-token.ts';
import type { OperatorLimits } from './sending-limits.ts';

/** What every use case stands on; made once, when the app starts. */
export interface DomainContext {
  readonly prisma: PrismaClient;
  readonly links: LinkSigner;
  readonly limits: OperatorLimits;
  /** Whether workspaces add wgw by themselves, through OAuth, rather than one having its token in the environment. */
  readonly usesOauth: boolean;
  /** The clock. Expiry and limits hold by it, so that tests can move time. */
  readonly now: () => Date;
  /** Tells the operator what only they can change. */
  readonly logger: Pick<Logger, 'warn'>;
}
