import type { UsersInfoResponse, WebClient } from '@slack/web-api';
import { z } from 'zod';
import { parseAddress } from '../../domain/core/email-address.ts';
import { MAX_NAME_LENGTH } from '../../domain/core/single-line.ts';
import type { SlackProfile, SlackUser } from '../../domain/core/slack-user.ts';
import { oneLine } from '../../text/plain-text.ts';
import { slackErrorCode } from './web-api-errors.ts';

type User = NonNullable<UsersInfoResponse['user']>;

/** Where the app is installed: a workspace, or a whole Enterprise Grid. */
interface InstalledWorkspace {
  readonly id: string;
  readonly name: string;
  readonly enterpriseId: string | undefined;
}

/** A full member of the workspace, with a confirmed address. */
interface Teammate {
  readonly name: string;
  /** Normalized. */
  readonly email: string;
  readonly pictureUrl: string | undefined;
  /** Whether they own or administer the workspace. */
  readonly isAdmin: boolean;
  /** Whether they own the workspace. */
  readonly isOwner: boolean;
}

/** A Slack user who cannot be a member or be invited from Slack, and why. */
export interface IneligibleUser {
  readonly name: string;
  readonly reason: 'bot' | 'deactivated' | 'stranger' | 'guest' | 'no-address';
}

type Person = Teammate | IneligibleUser;

/** Asks Slack whose token the client holds. */
export async function installedWorkspace(client: WebClient): Promise<InstalledWorkspace> {
  const answer = await client.auth.test();
  const id = answer.is_enterprise_install ? answer.enterprise_id : answer.team_id;
  if (id === undefined) throw new Error('Slack did not say which workspace the token belongs to.');
  return {
    id,
    name: oneLine(answer.team ?? id),
    enterpriseId: answer.is_enterprise_install ? answer.enterprise_id : undefined,
  };
}

/** Asks Slack for the profile of a user who could be a member; resolves with the reason if they cannot be one. */
export async function fetchProfile(
  client: WebClient,
  user: SlackUser,
): Promise<SlackProfile | Pick<IneligibleUser, 'reason'>> {
  const workspace = await installedWorkspace(client);
  if (workspace.id !== user.workspaceId) return { reason: 'stranger' };
  const person = await lookUpPerson(client, workspace, user.userId);
  if ('reason' in person) return { reason: person.reason };
  const { name, email, pictureUrl, isAdmin, isOwner } = person;
  return {
    ...user,
    name,
    email,
    pictureUrl,
    mayFoundOrganization: isAdmin,
    isOwner,
    workspaceName: workspace.name,
  };
}

/** Asks Slack who a user is. A user whom this workspace cannot see counts as a stranger. */
export async function lookUpPerson(
  client: WebClient,
  workspace: InstalledWorkspace,
  userId: string,
): Promise<Person> {
  try {
    const { user } = await client.users.info({ user: userId });
    if (user === undefined) throw new Error('Slack answered users.info without a user.');
    return classify(user, workspace);
  } catch (error) {
    const isInvisible = ['user_not_found', 'user_not_visible'].includes(slackErrorCode(error) ?? '');
    if (!isInvisible) throw error;
    return { name: 'Someone you picked', reason: 'stranger' };
  }
}

/** Whether Slack has deactivated an account, or does not know it any more. Rejects if Slack does not say. */
export async function isAccountGone(client: WebClient, userId: string): Promise<boolean> {
  try {
    const { user } = await client.users.info({ user: userId });
    // In a workspace that moved to an Enterprise Grid, Slack may answer for an old id with the account's new one.
    return user?.deleted === true || (user?.id !== undefined && user.id !== userId);
  } catch (error) {
    const code = slackErrorCode(error);
    if (code === 'user_not_found' || code === 'users_not_found') return true;
    // The account exists, but the app cannot see it.
    if (code === 'user_not_visible') return false;
    throw error;
  }
}

/** The Slack id of the full member of the workspace with this confirmed address; `undefined` if there is none. */
export async function findTeammate(client: WebClient, address: string): Promise<string | undefined> {
  const { user } = await client.users.lookupByEmail({ email: address }).catch((error: unknown) => {
    if (slackErrorCode(error) !== 'users_not_found') throw error;
    return { user: undefined };
  });
  if (user?.id === undefined) return undefined;
  const person = classify(user, await installedWorkspace(client));
  return 'email' in person && person.email === address ? user.id : undefined;
}

function classify(user: User, workspace: InstalledWorkspace): Person {
  const names = [user.profile?.real_name, user.real_name, user.name].map((it) =>
    oneLine(it ?? '', MAX_NAME_LENGTH),
  );
  const name = names.find((it) => it !== '') ?? 'Unknown';
  const reason = ineligibleReason(user, workspace);
  if (reason !== undefined) return { name, reason };
  const email = confirmedAddress(user);
  if (email === undefined) return { name, reason: 'no-address' };
  const isOwner = Boolean(user.is_owner || user.is_primary_owner);
  const isAdmin = isOwner || Boolean(user.is_admin);
  return { name, email, pictureUrl: pictureUrl(user), isAdmin, isOwner };
}

/** Slack's pictures have https addresses. Slack could refuse every view that contains another kind of address. */
function pictureUrl({ profile }: User): string | undefined {
  return z.url({ protocol: /^https$/ }).safeParse(profile?.image_72).data;
}

function ineligibleReason(user: User, workspace: InstalledWorkspace): IneligibleUser['reason'] | undefined {
  if (user.is_bot || user.id === 'USLACKBOT') return 'bot';
  if (!belongsTo(workspace, user) || user.is_stranger) return 'stranger';
  if (user.deleted) return 'deactivated';
  if (user.is_restricted || user.is_ultra_restricted) return 'guest';
  return undefined;
}

/** In an Enterprise Grid, `team_id` is the person's home, and `teams` are the workspaces they are in. */
function belongsTo({ id, enterpriseId }: InstalledWorkspace, { team_id, enterprise_user }: User): boolean {
  if (enterpriseId !== undefined) return enterprise_user?.enterprise_id === enterpriseId;
  return team_id === id || enterprise_user?.teams?.includes(id) === true;
}

function confirmedAddress(user: User): string | undefined {
  if (!user.is_email_confirmed || !user.profile?.email) return undefined;
  const parsed = parseAddress(user.profile.email);
  return 'address' in parsed ? parsed.address : undefined;
}
