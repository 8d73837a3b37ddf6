import { z } from 'zod';
import { Prisma } from '../../database/generated/client.ts';
import { type ActivityKind, AnnounceTo, Delivery } from '../../database/generated/enums.ts';
import { roleSchema } from './permissions.ts';
import type { SettingName, Settings } from './settings.ts';

export type { ActivityKind };

const email = z.string();
const emailAndRole = z.object({ email, role: roleSchema });
/** The name, address and role that a member had at the time. */
const member = z.object({ name: z.string(), ...emailAndRole.shape });
const count = z.int().default(0);
/** What became of the pending invitations of a member who may no longer invite. */
const pendingInvitations = { cancelled: count, kept: count };

const settings = z
  .object({
    name: z.string(),
    about: z.string().nullable(),
    announceTo: z.enum(AnnounceTo),
    announceChannelId: z.string().nullable(),
    invitationDays: z.int(),
    reminders: z.boolean(),
    allowedDomains: z.array(z.string()),
    organizationLimit: z.int(),
    inviterLimit: z.int(),
    addressLimit: z.int(),
  } satisfies { [Name in SettingName]: z.ZodType<Settings[Name]> })
  .exactPartial();

/**
 * The details that an activity of each kind keeps, beside who did it to whom. Rows are never changed, so each schema has
 * to accept the rows of all earlier versions: a field that is added later needs a default or has to be optional.
 */
const detailsSchemas = {
  ORGANIZATION_CREATED: z.object({ name: z.string() }),
  INVITED: emailAndRole,
  RESENT: emailAndRole,
  EXTENDED: emailAndRole,
  CANCELLED: emailAndRole,
  JOINED: emailAndRole,
  DECLINED: emailAndRole,
  EMAIL_REFUSED: z.object({ email }),
  /** With the reason in the words of the recipient's server or of SendGrid. */
  EMAIL_FAILED: z.object({ email, delivery: z.enum(Delivery), reason: z.string().exactOptional() }),
  REQUESTED: emailAndRole,
  REQUEST_APPROVED: emailAndRole,
  REQUEST_DECLINED: emailAndRole,
  ROLE_CHANGED: z.object({
    ...member.omit({ role: true }).shape,
    before: roleSchema,
    after: roleSchema,
    ...pendingInvitations,
  }),
  /** `withdrawn` counts the member's own requests that were still open. */
  REMOVED: z.object({ ...member.shape, ...pendingInvitations, withdrawn: count }),
  /** `asOwner`: the new account needed no approval, as an owner of the Slack workspace. */
  ACCOUNT_REPLACED: z.object({
    ...member.shape,
    fromUserId: z.string(),
    toUserId: z.string(),
    asOwner: z.boolean().default(false),
  }),
  /** Only the settings that changed. */
  SETTINGS_CHANGED: z.object({ before: settings, after: settings }),
} satisfies Record<ActivityKind, z.ZodType>;

export type ActivityDetails<Kind extends ActivityKind> = z.infer<(typeof detailsSchemas)[Kind]>;

interface ActivityHeader {
  readonly id: string;
  readonly createdAt: Date;
  /** Null where an invitee did it, or the mail service. */
  readonly actorName: string | null;
  /** The member with the address it was done to; null where there is and was none. */
  readonly subjectName: string | null;
}

/** An activity; `details` is undefined where they cannot be read, as after a return to an earlier version of wgw. */
export type Activity = ActivityHeader &
  (
    | {
        [Kind in ActivityKind]: { readonly kind: Kind; readonly details: ActivityDetails<Kind> };
      }[ActivityKind]
    | { readonly kind: ActivityKind; readonly details: undefined }
  );

export type ActivityRow = ActivityHeader & { readonly kind: ActivityKind; readonly details: unknown };

/** Reads the details of a stored activity by the schema of its kind. */
export function parseActivity({
  id,
  kind,
  createdAt,
  actorName,
  subjectName,
  details,
}: ActivityRow): Activity {
  // TypeScript does not relate a kind to the schema that is looked up by it.
  return {
    id,
    kind,
    createdAt,
    actorName,
    subjectName,
    details: detailsSchemas[kind].safeParse(details).data,
  } as Activity;
}

type NewActivity = {
  [Kind in ActivityKind]: Omit<Prisma.ActivityUncheckedCreateInput, 'kind' | 'details'> & {
    readonly kind: Kind;
    readonly details: ActivityDetails<Kind>;
  };
}[ActivityKind];

/** Records who did what. Call it in the transaction that did it. */
export async function recordActivity(
  transaction: Pick<Prisma.TransactionClient, 'activity'>,
  activity: NewActivity,
): Promise<void> {
  await transaction.activity.create({ data: activity });
}

/** Records several activities by one statement. */
export async function recordActivities(
  transaction: Pick<Prisma.TransactionClient, 'activity'>,
  activities: NewActivity[],
): Promise<void> {
  await transaction.activity.createMany({ data: activities });
}

/** The details of the activities that a statement inserts itself: an SQL expression for each field of the kind. */
export function activityDetailsSql<Kind extends ActivityKind>(
  fields: {
    readonly [Name in keyof ActivityDetails<Kind>]-?: Prisma.Sql;
  },
): Prisma.Sql {
  const entries = Object.entries<Prisma.Sql>(fields);
  return Prisma.sql`jsonb_build_object(${Prisma.join(
    entries.map(([name, expression]) => Prisma.sql`${Prisma.raw(`'${name}'`)}, ${expression}`),
  )})`;
}
