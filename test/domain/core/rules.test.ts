import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Prisma } from '../../../src/database/generated/client.ts';
import { Delivery, InvitationState } from '../../../src/database/generated/enums.ts';
import {
  expiredWhere,
  invitationStatus,
  isExpiredSql,
  isOpenSql,
  isPendingSql,
  openWhere,
  pendingWhere,
} from '../../../src/domain/core/invitation-status.ts';
import {
  failedDeliveries,
  hasDeliveryFailedSql,
  isEmailDomainAllowed,
  isEmailDomainAllowedSql,
  isMemberSql,
  memberWhere,
} from '../../../src/domain/core/rules.ts';
import { newsMessage } from '../../../src/slack/invitations/news-message.ts';
import {
  addMember,
  addOrganization,
  startTestDomain,
  type TestDomain,
  type TestOrganization,
} from '../../support/domain.ts';

let domain: TestDomain;
let acme: TestOrganization;
beforeAll(async () => {
  domain = await startTestDomain();
  acme = await addOrganization(domain);
});
afterAll(() => domain.close());

/** The texts that a condition of SQL selects from a table. */
async function selected(column: string, table: string, condition: Prisma.Sql): Promise<string[]> {
  const [name, from] = [Prisma.raw(column), Prisma.raw(table)];
  const rows = await domain.prisma.$queryRaw<{ value: string }[]>`
    SELECT ${name}::text AS value FROM ${from} WHERE ${condition} ORDER BY value`;
  return rows.map(({ value }) => value);
}

describe('SQL, Prisma and TypeScript agree which invitations are', () => {
  const now = new Date('2026-11-29T10:15:00.000Z');

  /** One invitation of each state and version that expires before, at and after the moment. */
  beforeAll(async () => {
    const { organizationId, memberId: inviterId } = acme.administrator;
    const combinations = Object.values(InvitationState).flatMap((state) =>
      [1, 2].flatMap((version) =>
        [-1, 0, 1].map((milliseconds) => ({
          state,
          version,
          expiresAt: new Date(now.getTime() + milliseconds),
        })),
      ),
    );
    await domain.prisma.invitation.createMany({
      data: combinations.map((combination, n) => ({
        ...combination,
        organizationId,
        inviterId,
        email: `${n}@acme.com`,
        role: 'MEMBER',
        createdAt: now,
      })),
    });
  });

  test.each([
    ['open', ['open'], openWhere(now), isOpenSql(now), isOpenSql(now, 'invitations')],
    ['expired', ['expired'], expiredWhere(now), isExpiredSql(now), isExpiredSql(now, 'invitations')],
    ['pending', ['open', 'expired'], pendingWhere, isPendingSql(), isPendingSql('invitations')],
  ])('%s', async (_, statuses, where, ...conditions) => {
    const all = await domain.prisma.invitation.findMany({ orderBy: { email: 'asc' } });
    const expected = all
      .filter((invitation) => statuses.includes(invitationStatus(invitation, now)))
      .map(({ email }) => email)
      .sort();
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(all.length);
    const byPrisma = await domain.prisma.invitation.findMany({ where, select: { email: true } });
    expect(byPrisma.map(({ email }) => email).sort()).toEqual(expected);
    for (const condition of conditions) {
      expect(await selected('email', 'invitations', condition)).toEqual(expected);
    }
  });
});

test('SQL and Prisma agree who is a member', async () => {
  const current = await addMember(domain, acme, 'MEMBER');
  const removed = await addMember(domain, acme, 'ADMINISTRATOR');
  await domain.prisma.member.update({ where: { id: removed.memberId }, data: { removedAt: domain.now() } });
  const members = await domain.prisma.member.findMany({ where: memberWhere });
  const ids = members.map(({ id }) => id).sort();
  expect(ids).toContain(current.memberId);
  expect(ids).not.toContain(removed.memberId);
  for (const condition of [isMemberSql(), isMemberSql('members')]) {
    expect(await selected('id', 'members', condition)).toEqual(ids);
  }
});

test('SQL and TypeScript agree which email domains are allowed', async () => {
  const addresses = [
    'a@acme.com',
    'a@sub.acme.com',
    'a@acme.co',
    'acme.com@b.example',
    '"a@acme.com"@b.example',
    'a@xn--bcher-kva.example',
  ];
  const lists = [[], ['acme.com'], ['acme.co', 'b.example'], ['xn--bcher-kva.example'], ['com'], ['']];
  const cases = addresses.flatMap((address) => lists.map((allowed) => ({ address, allowed })));
  const answers = await domain.prisma.$queryRaw<{ isAllowed: boolean }[]>`
    SELECT ${isEmailDomainAllowedSql(Prisma.sql`typed.address`, Prisma.sql`typed.allowed`)} AS "isAllowed"
    FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) AS (address text, allowed text[]))
      WITH ORDINALITY AS typed (address, allowed, position)
    ORDER BY position`;
  const bySql = cases.map((each, position) => ({ ...each, isAllowed: answers[position]?.isAllowed }));
  const byTypeScript = cases.map(({ address, allowed }) => ({
    address,
    allowed,
    isAllowed: isEmailDomainAllowed(address, allowed),
  }));
  expect(bySql).toEqual(byTypeScript);
});

describe('counts as a failed delivery:', () => {
  const deliveries = Object.values(Delivery);

  test('SQL and TypeScript agree', async () => {
    const table = Prisma.sql`unnest(${deliveries}::delivery[]) AS email (delivery)`;
    for (const condition of [hasDeliveryFailedSql(), hasDeliveryFailedSql('email')]) {
      const rows = await domain.prisma.$queryRaw<{ delivery: Delivery }[]>`
        SELECT delivery::text AS delivery FROM ${table} WHERE ${condition}`;
      expect(rows.map(({ delivery }) => delivery).sort()).toEqual(failedDeliveries.toSorted());
    }
    const [unknown] = await domain.prisma.$queryRaw<unknown[]>`
      SELECT ${hasDeliveryFailedSql()} AS answer FROM (SELECT NULL::delivery AS delivery) AS email`;
    expect(unknown).toEqual({ answer: null });
  });

  test.each(deliveries)('the inviter is told about %s exactly if it does', (delivery) => {
    const news = {
      id: '',
      status: 'open',
      email: 'ted@acme.com',
      role: 'MEMBER',
      delivery,
      deliveryReason: null,
      organizationId: '',
      organizationName: 'Acme',
      memberName: undefined,
      inviterId: '',
      inviterName: 'Ada Lovelace',
    } as const;
    const isTold = newsMessage(news, 'delivery', true) !== undefined;
    expect(isTold).toBe(failedDeliveries.some((failed) => failed === delivery));
  });
});
