import type { TestDomain } from '../support/domain.ts';

/** All rows of an organization and all tasks, to compare before and after. */
export async function takeSnapshot({ prisma }: TestDomain, organizationId: string) {
  const where = { organizationId };
  const orderBy = { id: 'asc' } as const;
  const [
    organization,
    members,
    identities,
    invitations,
    submissions,
    requests,
    activities,
    quotas,
    words,
    replacements,
  ] = await Promise.all([
    prisma.organization.findUniqueOrThrow({ where: { id: organizationId } }),
    prisma.member.findMany({ where, orderBy }),
    prisma.slackIdentity.findMany({ where, orderBy: { userId: 'asc' } }),
    prisma.invitation.findMany({ where, orderBy }),
    prisma.submission.findMany({ where, orderBy }),
    prisma.invitationRequest.findMany({ where, orderBy }),
    prisma.activity.findMany({ where, orderBy }),
    prisma.sendingQuota.findMany({ where, orderBy: [{ scope: 'asc' }, { subject: 'asc' }] }),
    prisma.rosterWord.findMany({ where, orderBy: [{ id: 'asc' }, { word: 'asc' }] }),
    prisma.accountReplacement.findMany({ where, orderBy }),
  ]);
  const tasks = await prisma.$queryRaw<{ task: string; payload: unknown }[]>`
    SELECT task.identifier AS task, job.payload
    FROM graphile_worker._private_jobs AS job JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
    ORDER BY job.id`;
  return {
    organization,
    members,
    identities,
    invitations,
    submissions,
    requests,
    activities,
    quotas,
    words,
    replacements,
    tasks,
  };
}
