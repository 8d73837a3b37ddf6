import { randomUUID } from 'node:crypto';
import { decideReplacement } from '../../../src/domain/account-replacements/decide-replacement.ts';
import { findReplacement } from '../../../src/domain/account-replacements/find-replacements.ts';
import { listActivities } from '../../../src/domain/activity/list-activities.ts';
import type { Actor } from '../../../src/domain/core/actor.ts';
import type { DomainContext } from '../../../src/domain/core/context.ts';
import { extendInvitations } from '../../../src/domain/invitations/lifecycle/extend.ts';
import { invite } from '../../../src/domain/invitations/lifecycle/invite.ts';
import { findPendingInvitation } from '../../../src/domain/invitations/lifecycle/pending-invitation.ts';
import { resendInvitation } from '../../../src/domain/invitations/lifecycle/resend.ts';
import { findAddresses } from '../../../src/domain/members/find-addresses.ts';
import { findMemberToChange } from '../../../src/domain/members/find-member-to-change.ts';
import { findPickedMembers } from '../../../src/domain/members/find-picked-members.ts';
import { changeSettings } from '../../../src/domain/organizations/change-settings.ts';
import { findSettings } from '../../../src/domain/organizations/find-settings.ts';
import { decideRequest } from '../../../src/domain/requests/decide-request.ts';
import { findSubmissionOf, listOpenRequests } from '../../../src/domain/requests/find-requests.ts';
import { requestInvitations } from '../../../src/domain/requests/request-invitations.ts';
import { listRoster } from '../../../src/domain/roster/list-roster.ts';
import { findTeamSummary } from '../../../src/domain/roster/team-summary.ts';
import { inviteForm, type TestOrganization } from '../../support/domain.ts';
import { cancelNow, changeRoleNow, removeNow } from '../members/with-current-version.ts';
import { typedSettings } from '../organizations/typed-settings.ts';

/** What it is done to: ids of one organization, or ids that do not exist. */
export interface Subject {
  readonly organization: TestOrganization;
  readonly memberId: string;
  readonly invitationId: string;
  readonly requestId: string;
  readonly replacementId: string;
  readonly settingsVersion: number;
}

type Act = (on: DomainContext, actor: Actor, subject: Subject) => Promise<unknown>;

/** Something that an actor asks for. */
interface UseCase {
  readonly name: string;
  readonly file: string;
  readonly act: Act;
  /** Whether it takes no more than being a member. */
  readonly memberMay: boolean;
  /** Whether it changes something, and so asks the database who the actor is by now. */
  readonly changes: boolean;
  /** Whether it is about something with an id, rather than about one's own organization. */
  readonly isOfId: boolean;
}

const everything = { memberMay: false, changes: true, isOfId: true };
const looking = { ...everything, changes: false };
const own = { ...everything, isOfId: false };
const ownLooking = { ...own, changes: false };

/** Everything that an actor can ask for. */
export const useCases: readonly UseCase[] = [
  {
    ...everything,
    name: 'make an Administrator',
    file: 'members/change-role.ts',
    act: (on, actor, { memberId }) => changeRoleNow(on, actor, memberId, 'ADMINISTRATOR'),
  },
  {
    ...everything,
    name: 'make a Member',
    file: 'members/change-role.ts',
    act: (on, actor, { memberId }) => changeRoleNow(on, actor, memberId, 'MEMBER', 'keep'),
  },
  {
    ...everything,
    name: 'remove',
    file: 'members/remove-member.ts',
    act: (on, actor, { memberId }) => removeNow(on, actor, memberId, 'keep'),
  },
  {
    ...looking,
    name: 'look at a member to change',
    file: 'members/find-member-to-change.ts',
    act: (on, actor, { memberId }) => findMemberToChange(on, actor, memberId),
  },
  {
    ...own,
    name: 'invite',
    file: 'invitations/lifecycle/invite.ts',
    act: (on, actor, { organization }) =>
      invite(on, actor, inviteForm(organization, [`${randomUUID()}@acme.com`])),
  },
  {
    ...everything,
    name: 'cancel',
    file: 'invitations/lifecycle/cancel.ts',
    act: (on, actor, { invitationId }) => cancelNow(on, actor, invitationId),
  },
  {
    ...everything,
    name: 'extend',
    file: 'invitations/lifecycle/extend.ts',
    act: (on, actor, { invitationId }) => extendInvitations(on, actor, [{ id: invitationId, version: 1 }]),
  },
  {
    ...everything,
    name: 'resend',
    file: 'invitations/lifecycle/resend.ts',
    act: (on, actor, { invitationId }) => resendInvitation(on, actor, { invitationId, version: 1 }),
  },
  {
    ...looking,
    name: 'look at an invitation',
    file: 'invitations/lifecycle/pending-invitation.ts',
    act: (on, actor, { invitationId }) => findPendingInvitation(on, actor, invitationId),
  },
  {
    ...own,
    memberMay: true,
    name: 'ask for an invitation',
    file: 'requests/request-invitations.ts',
    act: (on, actor, { organization }) =>
      requestInvitations(on, actor, inviteForm(organization, [`${randomUUID()}@acme.com`])),
  },
  {
    ...everything,
    name: 'approve',
    file: 'requests/decide-request.ts',
    act: (on, actor, { requestId }) => decideRequest(on, actor, { requestId, state: 'APPROVED' }),
  },
  {
    ...everything,
    name: 'turn down',
    file: 'requests/decide-request.ts',
    act: (on, actor, { requestId }) => decideRequest(on, actor, { requestId, state: 'DECLINED' }),
  },
  {
    ...looking,
    name: 'find what a request came with',
    file: 'requests/find-requests.ts',
    act: (on, actor, { requestId }) => findSubmissionOf(on, actor, requestId),
  },
  {
    ...everything,
    name: 'let a new account in',
    file: 'account-replacements/decide-replacement.ts',
    act: (on, actor, { replacementId }) =>
      decideReplacement(on, actor, { replacementId, isApproved: true, newcomer: undefined }),
  },
  {
    ...looking,
    name: 'look at a question about a new account',
    file: 'account-replacements/find-replacements.ts',
    act: (on, actor, { replacementId }) => findReplacement(on, actor, replacementId),
  },
  {
    ...ownLooking,
    name: 'see the requests',
    file: 'requests/find-requests.ts',
    act: (on, actor) => listOpenRequests(on, actor, 10),
  },
  {
    ...ownLooking,
    name: 'see the activity',
    file: 'activity/list-activities.ts',
    act: (on, actor) => listActivities(on, actor, { filter: { person: 'acme' }, limit: 10 }),
  },
  {
    ...ownLooking,
    name: 'see the settings',
    file: 'organizations/find-settings.ts',
    act: (on, actor) => findSettings(on, actor),
  },
  {
    ...own,
    name: 'change the settings',
    file: 'organizations/change-settings.ts',
    act: (on, actor, { settingsVersion: version }) =>
      changeSettings(on, actor, { version, typed: { ...typedSettings, name: 'Mine now' } }),
  },
  {
    ...ownLooking,
    memberMay: true,
    name: 'see the roster',
    file: 'roster/list-roster.ts',
    act: (on, actor) => listRoster(on, actor, { filter: { words: 'acme', show: 'everyone' }, limit: 10 }),
  },
  {
    ...ownLooking,
    memberMay: true,
    name: 'find the addresses of who is mentioned',
    file: 'members/find-addresses.ts',
    act: (on, actor) => findAddresses(on, actor, { workspaceId: 'T1', userIds: ['U1'] }),
  },
  {
    ...ownLooking,
    name: 'pick people to invite',
    file: 'members/find-picked-members.ts',
    act: (on, actor) =>
      findPickedMembers(on, actor, { workspaceId: 'T1', userIds: ['U1'], permission: 'members:invite' }),
  },
  {
    ...ownLooking,
    memberMay: true,
    name: 'see the team at a glance',
    file: 'roster/team-summary.ts',
    act: (on, actor) => findTeamSummary(on, actor),
  },
];
