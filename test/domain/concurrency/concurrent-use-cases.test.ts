import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideReplacement } from '../../../src/domain/account-replacements/decide-replacement.ts';
import { replaceAccount } from '../../../src/domain/account-replacements/replace-account.ts';
import type { Actor } from '../../../src/domain/core/actor.ts';
import type { DomainContext } from '../../../src/domain/core/context.ts';
import { DomainError } from '../../../src/domain/core/errors.ts';
import type { SlackProfile } from '../../../src/domain/core/slack-user.ts';
import { identifyActor } from '../../../src/domain/identity/identify-actor.ts';
import { announceExpired } from '../../../src/domain/invitations/announcement/announce-expired.ts';
import { closeAsUndeliverable } from '../../../src/domain/invitations/delivery/emails-to-send.ts';
import { recordDeliveries } from '../../../src/domain/invitations/delivery/record-delivery-events.ts';
import { acceptInvitation, declineInvitation } from '../../../src/domain/invitations/lifecycle/answer.ts';
import { extendInvitations } from '../../../src/domain/invitations/lifecycle/extend.ts';
import { invite } from '../../../src/domain/invitations/lifecycle/invite.ts';
import { resendInvitation } from '../../../src/domain/invitations/lifecycle/resend.ts';
import { queueReminders } from '../../../src/domain/invitations/reminders/queue-reminders.ts';
import { decideRequest } from '../../../src/domain/requests/decide-request.ts';
import { requestInvitations } from '../../../src/domain/requests/request-invitations.ts';
import {
  addMember,
  addOrganization,
  inviteForm,
  startTestDomain,
  type TestDomain,
} from '../../support/domain.ts';
import { accountOf } from '../account-replacements/new-accounts.ts';
import { cancelNow, changeRoleNow, removeNow } from '../members/with-current-version.ts';
import { expectInvariants } from './invariants.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

const ADDRESSES = ['ted@acme.com', 'kim@acme.com', 'lee@acme.com'];
const DELIVERIES = ['DEFERRED', 'DELIVERED', 'BOUNCED', 'SPAM'] as const;
const ROLES = ['ADMINISTRATOR', 'MEMBER'] as const;

/** An action; numbers pick an actor, an address, or a row that existed at the start. */
const step = fc.record({
  does: fc.constantFrom(
    'invite',
    'accept',
    'decline',
    'cancel',
    'resend',
    'extend',
    'report a delivery',
    'close as undeliverable',
    'announce expired',
    'remind',
    'remove',
    'change role',
    'request',
    'approve a request',
    'decline a request',
    'ask to replace',
    'decide a replacement',
    'pass time',
  ),
  by: fc.nat(3),
  of: fc.nat(11),
  role: fc.constantFrom(...ROLES),
  openInvitations: fc.constantFrom('cancel', 'keep'),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** The rows at the start of the concurrent actions. */
interface Scene {
  readonly organization: Awaited<ReturnType<typeof addOrganization>>;
  readonly actors: readonly Actor[];
  readonly invitations: readonly { id: string; version: number }[];
  readonly memberIds: readonly string[];
  readonly requestIds: readonly string[];
  readonly replacements: readonly { id: string; userId: string; memberId: string }[];
}

const pick = <Entry>(list: readonly Entry[], n: number): Entry | undefined =>
  list[n % Math.max(1, list.length)];

async function take(
  { does, by, of, role, openInvitations }: Step,
  scene: Scene,
  on: DomainContext,
): Promise<unknown> {
  const actor = pick(scene.actors, by) as Actor;
  const invitation = pick(scene.invitations, of);
  const memberId = pick(scene.memberIds, of) ?? '';
  const requestId = pick(scene.requestIds, of);
  const addresses = [pick(ADDRESSES, of) ?? '', pick(ADDRESSES, of + 1) ?? ''].slice(by % 2);
  const form = inviteForm(scene.organization, addresses, { role });
  switch (does) {
    case 'invite':
      return invite(on, actor, form);
    case 'request':
      return requestInvitations(on, actor, form);
    case 'accept':
      return invitation && acceptInvitation(on, { token: domain.links.sign(invitation), name: 'Ted' });
    case 'decline':
      return invitation && declineInvitation(on, { token: domain.links.sign(invitation) });
    case 'cancel':
      return invitation && cancelNow(on, actor, invitation.id);
    case 'resend':
      return (
        invitation &&
        resendInvitation(on, actor, { invitationId: invitation.id, version: invitation.version })
      );
    case 'extend':
      return invitation && extendInvitations(on, actor, [invitation]);
    case 'report a delivery':
      return recordDeliveries(
        on,
        scene.invitations.map(({ id, version }) => ({
          invitationId: id,
          version,
          delivery: pick(DELIVERIES, of) ?? 'SPAM',
        })),
      );
    case 'close as undeliverable':
      return invitation && closeAsUndeliverable(on, invitation, 'given-up');
    case 'announce expired':
      return announceExpired(on);
    case 'remind':
      return queueReminders(on);
    case 'remove':
      return removeNow(on, actor, memberId, openInvitations);
    case 'change role':
      return changeRoleNow(on, actor, memberId, role, openInvitations);
    case 'approve a request':
      return requestId && decideRequest(on, actor, { requestId, state: 'APPROVED' });
    case 'decline a request':
      return requestId && decideRequest(on, actor, { requestId, state: 'DECLINED' });
    case 'ask to replace':
      return comeBack(on, accountOf(scene.organization, actor, { userId: `U${of}`, isOwner: of % 2 === 0 }));
    case 'decide a replacement': {
      const { id, userId, memberId: returning } = pick(scene.replacements, of) ?? {};
      const member = scene.actors.find((each) => each.memberId === returning);
      if (id === undefined || userId === undefined || member === undefined) return;
      const newcomer = accountOf(scene.organization, member, { userId });
      return decideReplacement(on, actor, { replacementId: id, isApproved: of % 3 > 0, newcomer });
    }
    case 'pass time':
      return domain.advanceClock({ hours: 100 });
  }
}

/** A member types their first command with a new account, after the old one was deleted. */
async function comeBack(on: DomainContext, account: SlackProfile): Promise<unknown> {
  const found = await identifyActor(on, account);
  return found !== undefined && 'takenBy' in found && replaceAccount(on, account, found.takenBy);
}

async function sceneOf(organization: Scene['organization'], actors: readonly Actor[]): Promise<Scene> {
  const { prisma } = domain;
  const where = { organizationId: organization.administrator.organizationId };
  const [invitations, members, requests, replacements] = await Promise.all([
    prisma.invitation.findMany({ where, select: { id: true, version: true } }),
    prisma.member.findMany({ where, select: { id: true } }),
    prisma.invitationRequest.findMany({ where, select: { id: true } }),
    prisma.accountReplacement.findMany({ where }),
  ]);
  return {
    organization,
    actors,
    invitations,
    memberIds: members.map(({ id }) => id),
    requestIds: requests.map(({ id }) => id),
    replacements,
  };
}

test('the data stays consistent, whatever several people do at once on two replicas', async () => {
  const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(rounds, async (steps) => {
      const organization = await addOrganization(domain);
      const actors = [
        organization.administrator,
        await addMember(domain, organization, 'ADMINISTRATOR'),
        await addMember(domain, organization, 'ADMINISTRATOR'),
        await addMember(domain, organization, 'MEMBER'),
      ];
      for (const atOnce of steps) {
        const scene = await sceneOf(organization, actors);
        const results = await Promise.allSettled(
          atOnce.map((each, n) => take(each, scene, n % 2 === 0 ? domain : domain.replica)),
        );
        for (const result of results) {
          // A DomainError is an answer. Any other error, such as a deadlock, fails the test.
          if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(DomainError);
        }
        await expectInvariants(domain, organization.administrator.organizationId);
      }
    }),
    { numRuns: 40, endOnFailure: true },
  );
});
