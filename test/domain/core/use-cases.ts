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

/** The ids that use cases get: of one organization, or unknown ones. */
export interface Subject {
  readonly organization: TestOrganization;
  readonly memberId: string;
  readonly invitationId: string;
  readonly requestId: string;
  readonly replacementId: string;
  readonly settingsVersion: number;
}

type Act = (on: DomainContext, actor: Actor, subject: Subject) => Promise<unknown>;

/** A use case that an actor calls. */
interface UseCase {
  readonly name: string;
  readonly file: string;
  readonly act: Act;
  /** Whether any member may call it. */
  readonly memberMay: boolean;
  /** Whether it changes something, and so checks the actor in the database. */
  readonly changes: boolean;
  /** Whether it gets an id, rather than only the actor's organization. */
  readonly isOfId: boolean;
}

const everything = { memberMay: false, changes: true, isOfId: true };
const looking = { ...everything, changes: false };
const own = { ...everything, isOfId: false };
const ownLooking = { ...own, changes: false };

/** All use cases that an actor can call. */
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
    name: 'remove a member',
    file: 'members/remove-member.ts',
    act: (on, actor, { memberId }) => removeNow(on, actor, memberId, 'keep'),
  },
  {
    ...looking,
    name: 'see a member to change',
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
    name: 'cancel an invitation',
    file: 'invitations/lifecycle/cancel.ts',
    act: (on, actor, { invitationId }) => cancelNow(on, actor, invitationId),
  },
  {
    ...everything,
    name: 'extend an invitation',
    file: 'invitations/lifecycle/extend.ts',
    act: (on, actor, { invitationId }) => extendInvitations(on, actor, [{ id: invitationId, version: 1 }]),
  },
  {
    ...everything,
    name: 'resend an invitation',
    file: 'invitations/lifecycle/resend.ts',
    act: (on, actor, { invitationId }) => resendInvitation(on, actor, { invitationId, version: 1 }),
  },
  {
    ...looking,
    name: 'see an invitation',
    file: 'invitations/lifecycle/pending-invitation.ts',
    act: (on, actor, { invitationId }) => findPendingInvitation(on, actor, invitationId),
  },
  {
    ...own,
    memberMay: true,
    name: 'request an invitation',
    file: 'requests/request-invitations.ts',
    act: (on, actor, { organization }) =>
      requestInvitations(on, actor, inviteForm(organization, [`${randomUUID()}@acme.com`])),
  },
  {
    ...everything,
    name: 'approve a request',
    file: 'requests/decide-request.ts',
    act: (on, actor, { requestId }) => decideRequest(on, actor, { requestId, state: 'APPROVED' }),
  },
  {
    ...everything,
    name: 'decline a request',
    file: 'requests/decide-request.ts',
    act: (on, actor, { requestId }) => decideRequest(on, actor, { requestId, state: 'DECLINED' }),
  },
  {
    ...looking,
    name: 'find the submission of a request',
    file: 'requests/find-requests.ts',
    act: (on, actor, { requestId }) => findSubmissionOf(on, actor, requestId),
  },
  {
    ...everything,
    name: 'decide about a new Slack account',
    file: 'account-replacements/decide-replacement.ts',
    act: (on, actor, { replacementId }) =>
      decideReplacement(on, actor, { replacementId, isApproved: true, newcomer: undefined }),
  },
  {
    ...looking,
    name: 'see a question about a new Slack account',
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
    name: 'find the addresses of mentioned members',
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
    name: 'see the team summary',
    file: 'roster/team-summary.ts',
    act: (on, actor) => findTeamSummary(on, actor),
  },
];
