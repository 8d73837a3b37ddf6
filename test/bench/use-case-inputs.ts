import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import pino from 'pino';
import { createPrismaClient } from '../../src/database/client.ts';
import type { DomainContext } from '../../src/domain/core/context.ts';
import { createLinkSigner } from '../../src/domain/core/link-token.ts';
import type { InviteForm } from '../../src/domain/invitations/lifecycle/invite-statement.ts';
import { benchWorkspace } from './populate-organizations.ts';

const logger = pino({ level: 'warn' });

/** How many people invite at the same time. */
export const INVITERS_AT_ONCE = 10;

/** The context for use cases, on a pool of the bench. */
export function createDomain(pool: pg.Pool): DomainContext {
  return {
    prisma: createPrismaClient(pool),
    links: createLinkSigner([Buffer.alloc(32, 'a secret for the bench')]),
    // High enough that no run reaches them.
    limits: { installation: 1_000_000, organization: 2_000 },
    usesOauth: false,
    now: () => new Date(),
    logger,
  };
}

/** A new invite form with these addresses. */
export function inviteForm(addresses: readonly string[]): InviteForm {
  return {
    viewId: `V${randomBytes(8).toString('hex')}`,
    workspaceId: benchWorkspace,
    channelId: 'C0GENERAL1',
    responseUrl: 'https://hooks.slack.com/commands/T0BENCH001/1/abcdefghijklmnopqrstuvwx',
    addresses,
    role: 'MEMBER',
    note: undefined,
  };
}

/** A new email address. */
export function newAddress(): string {
  return `${randomBytes(8).toString('hex')}@company.test`;
}
