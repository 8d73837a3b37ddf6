import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { createPrismaClient } from '../../src/database/client.ts';
import { createPool } from '../../src/database/pool.ts';
import type { Actor } from '../../src/domain/core/actor.ts';
import type { DomainContext } from '../../src/domain/core/context.ts';
import { DomainError, type ErrorCode } from '../../src/domain/core/errors.ts';
import { createLinkSigner } from '../../src/domain/core/link-token.ts';
import type { Role } from '../../src/domain/core/permissions.ts';
import type { OperatorLimits } from '../../src/domain/core/sending-limits.ts';
import { identifyActor } from '../../src/domain/identity/identify-actor.ts';
import { invite } from '../../src/domain/invitations/lifecycle/invite.ts';
import type { InviteForm } from '../../src/domain/invitations/lifecycle/invite-statement.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

/** The domain on a real database. The tests of a file share it, each with organizations of its own. */
export interface TestDomain extends DomainContext {
  /** Moves the clock. */
  readonly advanceClock: (time: { hours?: number; milliseconds?: number }) => void;
  /** The same database on other connections, as another replica uses it. */
  readonly replica: DomainContext;
  /** Counts the waiting tasks of a name with a payload value that starts with the text. */
  readonly countTasks: (task: string, value: string) => Promise<number>;
  /** Queries the database without Prisma. */
  readonly query: TestDatabase['pool']['query'];
  /** The logged warnings. */
  readonly warnings: readonly unknown[];
  readonly close: () => Promise<void>;
}

const secret = Buffer.alloc(32, 'a secret for tests');

export async function startTestDomain(limits: Partial<OperatorLimits> = {}): Promise<TestDomain> {
  const database = await createTestDatabase();
  const otherPool = createPool({ connectionString: database.url }, pino({ level: 'silent' }));
  const otherPrisma = createPrismaClient(otherPool);
  let time = new Date('2026-11-22T10:15:00Z').getTime();
  const warnings: unknown[] = [];
  const shared = {
    links: createLinkSigner([secret]),
    limits: { installation: 10_000, organization: 2_000, ...limits },
    usesOauth: false,
    now: () => new Date(time),
    logger: { warn: (...line: unknown[]) => void warnings.push(line) },
  };
  return {
    prisma: database.prisma,
    ...shared,
    replica: { prisma: otherPrisma, ...shared },
    query: database.pool.query.bind(database.pool),
    warnings,
    advanceClock({ hours = 0, milliseconds = 0 }) {
      time += hours * 3_600_000 + milliseconds;
    },
    async countTasks(task, value) {
      const { rows } = await database.pool.query(
        `SELECT count(*)::int AS count
         FROM graphile_worker._private_jobs AS job JOIN graphile_worker._private_tasks AS task ON task.id = task_id
         WHERE task.identifier = $1
           AND EXISTS (SELECT FROM json_each_text(job.payload) WHERE starts_with(value, $2))`,
        [task, value],
      );
      return rows[0].count;
    },
    async close() {
      await otherPrisma.$disconnect();
      await otherPool.end();
      await database.close();
    },
  };
}

/** An organization in a workspace of its own. */
export interface TestOrganization {
  readonly workspaceId: string;
  readonly administrator: Actor;
}

export async function addOrganization(
  domain: DomainContext,
  workspaceName = 'Acme',
): Promise<TestOrganization> {
  const workspaceId = `T${randomUUID()}`;
  const administrator = await identifyActor(domain, {
    workspaceId,
    workspaceName,
    userId: 'UADA',
    name: 'Ada Lovelace',
    email: 'ada@acme.com',
    mayFoundOrganization: true,
    isOwner: true,
  });
  if (administrator === undefined || 'takenBy' in administrator)
    throw new Error('The creator of an organization is its Administrator.');
  return { workspaceId, administrator };
}

/** Adds a member with the role. */
export async function addMember(
  domain: DomainContext,
  { administrator }: TestOrganization,
  role: Role,
): Promise<Actor> {
  const { organizationId, organizationName } = administrator;
  const member = { name: 'Bob Kahn', email: `${randomUUID()}@acme.com`, role };
  const { id } = await domain.prisma.member.create({
    data: { organizationId, ...member, joinedAt: domain.now() },
  });
  return { memberId: id, organizationId, organizationName, ...member };
}

/** A submitted invite form, each time another one unless `changes` has its id. */
export function inviteForm(
  { workspaceId }: TestOrganization,
  addresses: readonly string[],
  changes: Partial<InviteForm> = {},
): InviteForm {
  return {
    viewId: `V${randomUUID()}`,
    workspaceId,
    channelId: 'CGENERAL',
    responseUrl: undefined,
    addresses,
    role: 'MEMBER',
    note: undefined,
    ...changes,
  };
}

/** Invites one address. Resolves with the invitation's id and the token of its link. */
export async function inviteOne(
  domain: DomainContext,
  organization: TestOrganization,
  address: string,
  changes: Partial<InviteForm> = {},
): Promise<{ id: string; token: string }> {
  const { administrator } = organization;
  await invite(domain, administrator, inviteForm(organization, [address], changes));
  const { id, version } = await domain.prisma.invitation.findFirstOrThrow({
    where: { organizationId: administrator.organizationId, email: address, state: 'PENDING' },
  });
  return { id, token: domain.links.sign({ id, version }) };
}

/** The error code of a use case, or `done`. Any error but a DomainError, such as a deadlock, fails the test. */
export function outcomeOf(result: PromiseSettledResult<unknown>): ErrorCode | 'done' {
  if (result.status === 'fulfilled') return 'done';
  if (!(result.reason instanceof DomainError)) throw result.reason;
  return result.reason.code;
}
