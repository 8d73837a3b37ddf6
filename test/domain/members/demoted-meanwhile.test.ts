import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../../src/domain/core/actor.ts';
import type { DomainContext } from '../../../src/domain/core/context.ts';
import { extendInvitations } from '../../../src/domain/invitations/lifecycle/extend.ts';
import { resendInvitation } from '../../../src/domain/invitations/lifecycle/resend.ts';
import { decideRequest } from '../../../src/domain/requests/decide-request.ts';
import { requestInvitations } from '../../../src/domain/requests/request-invitations.ts';
import {
  addMember,
  addOrganization,
  inviteForm,
  inviteOne,
  startTestDomain,
  type TestDomain,
} from '../../support/domain.ts';
import { hold, holdWorkspace, untilWaiting, waits } from '../locks.ts';
import { cancelNow, changeRoleNow, removeNow } from './with-current-version.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

/** Kim, an Administrator, with an invitation and requests to decide about. */
async function setUp() {
  const acme = await addOrganization(domain);
  const kim = await addMember(domain, acme, 'ADMINISTRATOR');
  const { id: invitationId } = await inviteOne(domain, acme, 'ted@acme.com');
  // Only invitations whose inviter was warned of the expiry can be extended.
  await domain.prisma.invitation.update({ where: { id: invitationId }, data: { warnedAt: domain.now() } });
  const bob = await addMember(domain, acme, 'MEMBER');
  await requestInvitations(domain, bob, inviteForm(acme, ['lee@acme.com']));
  const { id: requestId } = await domain.prisma.invitationRequest.findFirstOrThrow({
    where: { requesterId: bob.memberId },
  });
  return { acme, ada: acme.administrator, bob, kim, invitationId, requestId };
}

type Scene = Awaited<ReturnType<typeof setUp>>;

const decisions: [
  name: string,
  table: string,
  act: (on: DomainContext, kim: Actor, scene: Scene) => Promise<unknown>,
][] = [
  ['cancels', 'invitations', (on, kim, { invitationId }) => cancelNow(on, kim, invitationId)],
  [
    'resends',
    'invitations',
    (on, kim, { invitationId }) => resendInvitation(on, kim, { invitationId, version: 1 }),
  ],
  [
    'extends',
    'invitations',
    (on, kim, { invitationId }) => extendInvitations(on, kim, [{ id: invitationId, version: 1 }]),
  ],
  [
    'approves',
    'invitation_requests',
    (on, kim, { requestId }) => decideRequest(on, kim, { requestId, state: 'APPROVED' }),
  ],
  [
    'declines',
    'invitation_requests',
    (on, kim, { requestId }) => decideRequest(on, kim, { requestId, state: 'DECLINED' }),
  ],
];

test.for(decisions)(
  'a demotion waits for an Administrator who %s at the same moment',
  async ([, table, act]) => {
    const scene = await setUp();
    const { ada, kim, invitationId, requestId } = scene;
    const row = await hold(domain, (transaction) =>
      table === 'invitations'
        ? transaction.$queryRaw`SELECT id FROM invitations WHERE id = ${invitationId}::uuid FOR UPDATE`
        : transaction.$queryRaw`SELECT id FROM invitation_requests WHERE id = ${requestId}::uuid FOR UPDATE`,
    );
    const deciding = act(domain, kim, scene);
    await untilWaiting(domain, 1);
    const demoting = changeRoleNow(domain.replica, ada, kim.memberId, 'MEMBER');
    const demotionWaits = await waits(domain, demoting, 2);
    await row.release();
    await Promise.all([deciding, demoting]);
    expect(demotionWaits).toBe(true);
  },
);

test('a removal waits for a request at the same moment, and withdraws it', async () => {
  const { acme, ada, bob } = await setUp();
  const workspace = await holdWorkspace(domain, acme);
  const asking = requestInvitations(domain, bob, inviteForm(acme, ['late@acme.com']));
  await untilWaiting(domain, 1);
  const removing = removeNow(domain.replica, ada, bob.memberId);
  const removalWaits = await waits(domain, removing, 2);
  await workspace.release();
  await Promise.all([asking, removing]);
  expect(removalWaits).toBe(true);
  const requests = await domain.prisma.invitationRequest.findMany({ where: { requesterId: bob.memberId } });
  expect(requests.map(({ state }) => state)).toEqual(['WITHDRAWN', 'WITHDRAWN']);
});
