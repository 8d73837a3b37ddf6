import type { Logger } from 'pino';
import type { PrismaClient } from '../../database/generated/client.ts';
import type { LinkSigner } from './link-token.ts';
import type { OperatorLimits } from './sending-limits.ts';

/** What all use cases depend on. The app creates it when it starts. */
export interface DomainContext {
  readonly prisma: PrismaClient;
  readonly links: LinkSigner;
  readonly limits: OperatorLimits;
  /**
   * Whether workspaces install wgw themselves through OAuth. Otherwise the environment holds the bot token of one
   * workspace.
   */
  readonly usesOauth: boolean;
  /** The clock for expiry and limits. Tests move it. */
  readonly now: () => Date;
  /** Warns the operator. */
  readonly logger: Pick<Logger, 'warn'>;
}
