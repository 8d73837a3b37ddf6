import type { Actor } from '../../domain/core/actor.ts';
import { findPickedMembers } from '../../domain/members/find-picked-members.ts';
import { type IneligibleUser, installedWorkspace, lookUpPerson } from '../api/people.ts';
import type { SlackContext } from '../reply/context.ts';
import type { SubmittedInvite } from './invite-form.ts';

/** A person picked in a form: their address, or why wgw cannot invite them. */
export type Picked = { readonly email: string } | IneligibleUser;

/**
 * Finds the addresses of the people picked in a form. Asks Slack only about those who are not bound to a member yet, and
 * only if the actor may do what the form does.
 *
 * @throws DomainError as `findPickedMembers` does.
 */
export async function pickPeople(
  { domain, clientFor }: SlackContext,
  actor: Actor,
  workspaceId: string,
  { purpose, values: { people: userIds } }: SubmittedInvite,
): Promise<Picked[]> {
  const permission = purpose === 'invite' ? 'members:invite' : 'members:view';
  const members = await findPickedMembers(domain, actor, { workspaceId, userIds, permission });
  const known = userIds.flatMap((userId) => members.get(userId) ?? []).map((email) => ({ email }));
  const unknown = userIds.filter((userId) => !members.has(userId));
  if (unknown.length === 0) return known;
  const client = await clientFor(workspaceId);
  const workspace = await installedWorkspace(client);
  const lookedUp = await Promise.all(unknown.map((userId) => lookUpPerson(client, workspace, userId)));
  return [...known, ...lookedUp];
}
