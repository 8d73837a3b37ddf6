import { z } from 'zod';
import { Prisma } from '../../database/generated/client.ts';
import { ActivityKind } from '../../database/generated/enums.ts';
import { type Activity, type ActivityRow, parseActivity } from '../core/activity.ts';
import type { Actor } from '../core/actor.ts';
import { assertCan } from '../core/authorize.ts';
import type { DomainContext } from '../core/context.ts';
import { type Page, type PageFrom, type Position, pageOf } from '../core/keyset-page.ts';
import { searchWords } from '../roster/search.ts';
import { findPeople, type People } from './find-people.ts';

export interface ActivityFilter {
  /** Words of a member's name or address, or the address of anybody. Everybody if empty. */
  readonly person: string;
  /** All kinds if absent. */
  readonly kind?: ActivityKind | undefined;
}

interface ActivityRequest {
  readonly filter: ActivityFilter;
  readonly from?: PageFrom<Position> | undefined;
  /** The maximum number of entries. */
  readonly limit: number;
}

export interface ActivityPage extends Page<Activity, Position> {
  /** Whether `person` means more people than were considered. */
  readonly isCut: boolean;
}

const activityRows = z.array(
  z.object({
    id: z.string(),
    kind: z.enum(ActivityKind),
    createdAt: z.date(),
    actorName: z.string().nullable(),
    subjectName: z.string().nullable(),
    details: z.unknown(),
    sequence: z.string(),
  }),
);

/**
 * A page of activities, the newest first: what a person did and what was done to them. The cost of a page depends only
 * on its length.
 *
 * @throws DomainError NOT_ALLOWED.
 */
export async function listActivities(
  domain: DomainContext,
  actor: Actor,
  { filter, from, limit }: ActivityRequest,
): Promise<ActivityPage> {
  assertCan(actor, 'settings:manage');
  const people =
    searchWords(filter.person).length === 0 ? undefined : await findPeople(domain, actor, filter.person);
  const isBackward = from !== undefined && 'before' in from;
  const position = from && ('before' in from ? from.before : from.after);
  const order = isBackward ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  // A literal, so that the planner knows that the limit is small.
  const limitSql = Prisma.raw(String(limit + 1));
  const select = (condition: Prisma.Sql) => Prisma.sql`
    SELECT id, created_at, sequence FROM activities
    WHERE organization_id = ${actor.organizationId}::uuid AND ${condition}
      ${position === undefined ? Prisma.empty : beyond(position, isBackward)}
    ORDER BY created_at ${order}, sequence ${order} LIMIT ${limitSql}`;

  const rows = activityRows.parse(
    await domain.prisma.$queryRaw`
    SELECT activity.id, activity.kind::text AS kind, activity.created_at AS "createdAt", activity.details,
           activity.sequence::text AS sequence, actor.name AS "actorName", subject.name AS "subjectName"
    FROM (
      SELECT * FROM (${candidates(filter, people, select)}) AS candidate
      ORDER BY created_at ${order}, sequence ${order} LIMIT ${limitSql}
    ) AS listed
    JOIN activities AS activity ON activity.id = listed.id
    LEFT JOIN members AS actor ON actor.id = activity.actor_id
    LEFT JOIN members AS subject
      ON subject.organization_id = activity.organization_id AND subject.email = activity.details->>'email'
    ORDER BY listed.created_at ${order}, listed.sequence ${order}`,
  );
  if (rows.length === 0 && from !== undefined) return listActivities(domain, actor, { filter, limit });

  const page = pageOf(rows, limit, from, ({ createdAt, sequence: id }) => ({
    key: createdAt.toISOString(),
    id,
  }));
  const entries = page.entries.map((row) => readActivity(domain, row));
  return { ...page, entries, isCut: people?.isCut === true };
}

/** Parses the details. An activity that cannot be parsed does not fail the page. */
function readActivity({ logger }: DomainContext, row: ActivityRow): Activity {
  const activity = parseActivity(row);
  if (activity.details === undefined) {
    logger.warn({ activityId: row.id, kind: row.kind }, 'the details of an activity cannot be read');
  }
  return activity;
}

function beyond({ key, id }: Position, isBackward: boolean): Prisma.Sql {
  const sign = isBackward ? Prisma.sql`>` : Prisma.sql`<`;
  return Prisma.sql`AND (created_at, sequence) ${sign} (${key}::timestamptz, ${id}::bigint)`;
}

/**
 * The newest activities of each range that an index holds in order: of each kind, and for people, of each kind that a
 * person did or that was done to them.
 */
function candidates(
  { kind }: ActivityFilter,
  people: People | undefined,
  select: (condition: Prisma.Sql) => Prisma.Sql,
): Prisma.Sql {
  const kinds = kind === undefined ? Object.values(ActivityKind) : [kind];
  const wanted = Prisma.sql`unnest(${kinds}::activity_kind[]) AS wanted (kind)`;
  if (people === undefined) {
    return Prisma.sql`
      SELECT entry.* FROM ${wanted} CROSS JOIN LATERAL (${select(Prisma.sql`kind = wanted.kind`)}) AS entry`;
  }
  return Prisma.sql`
    SELECT entry.* FROM ${wanted} CROSS JOIN unnest(${people.memberIds}::uuid[]) AS person (id)
    CROSS JOIN LATERAL (${select(Prisma.sql`kind = wanted.kind AND actor_id = person.id`)}) AS entry
    UNION
    SELECT entry.* FROM ${wanted} CROSS JOIN unnest(${people.emails}::text[]) AS person (email)
    CROSS JOIN LATERAL (${select(Prisma.sql`kind = wanted.kind AND details->>'email' = person.email`)}) AS entry`;
}
