import fc from 'fast-check';
import type { Domain } from '../../src/domain/domain.ts';
import type { ErrorCode } from '../../src/domain/errors.ts';
import { acceptInvitation } from '../../src/domain/invitations/accept.ts';
import { cancelInvitation } from '../../src/domain/invitations/cancel.ts';
import { declineInvitation } from '../../src/domain/invitations/decline.ts';
import { invite } from '../../src/domain/invitations/invite.ts';
import { resendInvitation } from '../../src/domain/invitations/resend.ts';
import type { Actor } from '../../src/domain/members/actor.ts';
import { changeRole } from '../../src/domain/members/change-role.ts';
import { identifyActor } from '../../src/domain/members/identify-actor.ts';
import { removeMember } from '../../src/domain/members/remove-member.ts';
import { decideRequest } from '../../src/domain/requests/decide-request.ts';
import { requestInvitations } from '../../src/domain/requests/request-invitations.ts';
import { inviteForm, type TestOrganization } from './test-domain.ts';

/** Few, so that people get in each other's way. */
const ADDRESSES = ['ted@acme.com', 'kim@acme.com', 'lee@acme.com'];

/** What somebody may try, and what they may be refused with; anything else is a failure. */
const refusals = {
  invite: ['NOT_ALLOWED', 'SENDING_LIMIT_REACHED'],
  accept: ['INVITATION_NOT_OPEN'],
  decline: ['INVITATION_NOT_OPEN'],
  cancel: ['NOT_ALLOWED', 'INVITATION_NOT_OPEN', 'INVITATION_NOT_FOUND'],
  resend: [
    'NOT_ALLOWED',
    'INVITATION_NOT_OPEN',
    'INVITATION_NOT_FOUND',
    'INVITATION_RESENT',
    'SENDING_LIMIT_REACHED',
  ],
  remove: ['NOT_ALLOWED', 'MEMBER_NOT_FOUND', 'LAST_ADMINISTRATOR'],
  'change role': ['NOT_ALLOWED', 'MEMBER_NOT_FOUND', 'LAST_ADMINISTRATOR'],
  request: ['NOT_ALLOWED'],
  approve: ['NOT_ALLOWED', 'REQUEST_NOT_OPEN', 'REQUEST_NOT_FOUND', 'SENDING_LIMIT_REACHED'],
  'turn down': ['NOT_ALLOWED', 'REQUEST_NOT_OPEN', 'REQUEST_NOT_FOUND'],
  'come to Slack': [],
} as const satisfies Record<string, readonly ErrorCode[]>;

/** What one person tries; numbers pick who it is, and an address or something that was there when they began. */
export const step = fc.record({
  does: fc.constantFrom(...(Object.keys(refusals) as (keyof typeof refusals)[])),
  in: fc.nat(1),
  by: fc.nat(6),
  /** Whether what they hold in their hands says that they are Administrators, whatever they are. */
  pretends: fc.boolean(),
  /** Whether they try it with ids of the other organization. */
  isForeign: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  of: fc.nat(11),
  addresses: fc.subarray(ADDRESSES, { minLength: 1 }),
  role: fc.constantFrom('ADMINISTRATOR', 'MEMBER'),
  openInvitations: fc.constantFrom('cancel', 'keep'),
});
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** What there is in an organization when several begin at once. */
export interface Scene {
  readonly organization: TestOrganization;
  readonly members: readonly Actor[];
  readonly invitations: readonly { readonly id: string; readonly version: number }[];
  readonly requestIds: readonly string[];
}

export async function readScene({ prisma }: Domain, organization: TestOrganization): Promise<Scene> {
  const { organizationId, organizationName } = organization.administrator;
  const rows = { where: { organizationId }, orderBy: { id: 'asc' } } as const;
  const [members, invitations, requests] = await Promise.all([
    prisma.member.findMany(rows),
    prisma.invitation.findMany(rows),
    prisma.invitationRequest.findMany(rows),
  ]);
  return {
    organization,
    members: members.map((member) => ({ ...member, memberId: member.id, organizationId, organizationName })),
    invitations,
    requestIds: requests.map(({ id }) => id),
  };
}

const pick = <Entry>(list: readonly Entry[], n: number): Entry | undefined =>
  list[n % Math.max(1, list.length)];

/** Whether somebody may be refused with this for what they tried. */
export function mayBeTold({ does }: Step, code: ErrorCode | 'done'): boolean {
  return code === 'done' || (refusals[does] as readonly ErrorCode[]).includes(code);
}

export async function take(on: Domain, step: Step, scenes: readonly [Scene, Scene]): Promise<unknown> {
  const mine = step.in === 0 ? scenes[0] : scenes[1];
  const theirs = mine === scenes[0] ? scenes[1] : scenes[0];
  const scene = step.isForeign ? theirs : mine;
  const { administrator, workspaceId } = mine.organization;
  const who = pick(mine.members, step.by) ?? administrator;
  const actor: Actor = step.pretends ? { ...who, role: 'ADMINISTRATOR' } : who;
  const invitation = pick(scene.invitations, step.of);
  const memberId = pick(scene.members, step.of)?.memberId ?? '';
  const requestId = pick(scene.requestIds, step.of);
  const token = invitation && on.links.sign(invitation);
  const { role, openInvitations } = step;
  switch (step.does) {
    case 'invite':
      return invite(on, actor, inviteForm(mine.organization, step.addresses, { role }));
    case 'request':
      return requestInvitations(on, actor, inviteForm(mine.organization, step.addresses, { role }));
    case 'accept':
      return token && acceptInvitation(on, { token, name: 'Ted' });
    case 'decline':
      return token && declineInvitation(on, { token });
    case 'cancel':
      return invitation && cancelInvitation(on, actor, { invitationId: invitation.id });
    case 'resend':
      return (
        invitation &&
        resendInvitation(on, actor, { invitationId: invitation.id, version: invitation.version })
      );
    case 'remove':
      return removeMember(on, actor, { memberId, openInvitations });
    case 'change role':
      return changeRole(on, actor, { memberId, role, openInvitations });
    case 'approve':
      return requestId && decideRequest(on, actor, { requestId, state: 'APPROVED' });
    case 'turn down':
      return requestId && decideRequest(on, actor, { requestId, state: 'DECLINED' });
    case 'come to Slack': {
      const { name, email } = who;
      const user = { workspaceId, userId: `U${step.of}`, workspaceName: '', mayFound: true };
      return identifyActor(on, { ...user, name, email });
    }
  }
}
