import type { SlackAnswer } from '../emulator.ts';
import { isActive, type Person, type Workspace } from '../workspace.ts';
import { type Method, passOn, refuse, stringArg } from './method.ts';

interface EmulatedUser {
  id: string;
  name: string;
  profile: Record<string, unknown>;
}

/** Adds what the users of `emulate` lack: owners, guests, deactivated people, confirmed addresses. */
function completeUser(workspace: Workspace, user: EmulatedUser): Record<string, unknown> | undefined {
  if (user.id === workspace.botUserId) return completeBot(workspace, user);
  const person = workspace.findPerson(user.id);
  if (!person || person.unknown) return undefined;
  if (person.kind === 'bot') return completeBot(workspace, user);
  return {
    id: user.id,
    team_id: person.homeTeam ?? person.fromTeam ?? workspace.teamId,
    name: user.name,
    real_name: person.realName,
    deleted: person.kind === 'deactivated',
    profile: completeProfile(person, user.profile),
    is_bot: false,
    is_app_user: false,
    updated: 1_700_000_000,
    ...(person.fromTeam ? { is_stranger: false } : {}),
    ...(person.homeTeam ? enterpriseUser(workspace, person, person.homeTeam) : {}),
    ...(person.kind === 'deactivated' ? {} : accountFields(person)),
  };
}

/** docs.slack.dev/reference/objects/user-object */
function enterpriseUser(workspace: Workspace, { id, fromTeam }: Person, homeTeam: string) {
  return {
    enterprise_user: {
      id,
      enterprise_id: 'E0GRID0001',
      enterprise_name: 'Grid',
      is_admin: false,
      is_owner: false,
      teams: [homeTeam, fromTeam ?? workspace.teamId],
    },
  };
}

function accountFields(person: Person) {
  const owner = person.kind === 'primary owner' || person.kind === 'owner';
  return {
    ...timeZone(person.tz),
    is_admin: owner || person.kind === 'admin',
    is_owner: owner,
    is_primary_owner: person.kind === 'primary owner',
    is_restricted: person.kind === 'multi-channel guest' || person.kind === 'single-channel guest',
    is_ultra_restricted: person.kind === 'single-channel guest',
    is_email_confirmed: person.email !== undefined && person.emailConfirmed !== false,
  };
}

function timeZone(tz = 'Europe/Amsterdam') {
  const nameIn = (timeZoneName: 'long' | 'longOffset') =>
    new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName })
      .formatToParts(Date.now())
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = 0, minutes = 0] = /([+-])(\d\d):(\d\d)/.exec(nameIn('longOffset')) ?? [];
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  return { tz, tz_label: nameIn('long'), tz_offset: sign === '-' ? -seconds : seconds };
}

const SIZES = [24, 32, 48, 72, 192, 512, 1024] as const;

function pictures(picture: string | undefined) {
  if (picture === undefined) return {};
  const sizes = Object.fromEntries(SIZES.map((size) => [`image_${size}`, picture]));
  return { ...sizes, image_original: picture, is_custom_image: true };
}

/** Removes the pictures of `emulate`: everybody has the same ones. */
function withoutPictures(profile: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(profile).filter(([name]) => !name.startsWith('image_')));
}

function completeProfile(person: Person, profile: Record<string, unknown>) {
  const { email, ...others } = profile;
  const rest = { ...withoutPictures(others), ...pictures(person.picture) };
  const team = person.fromTeam ? { team: person.fromTeam } : {};
  // `emulate` leaves out the address if the scope is missing. It invents one for people without an address.
  return email === undefined || person.email === undefined
    ? { ...rest, ...team }
    : { ...rest, ...team, email: person.email };
}

function completeBot(workspace: Workspace, user: EmulatedUser) {
  const { email: _none, ...profile } = user.profile;
  return {
    ...user,
    team_id: workspace.teamId,
    deleted: false,
    is_bot: true,
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_email_confirmed: false,
    profile: withoutPictures(profile),
  };
}

const info: Method = async (call) => {
  const answer = await passOn(call);
  if (!answer.ok) return answer;
  const user = completeUser(call.workspace, answer.user as EmulatedUser);
  return user ? { ok: true, user } : { ok: false, error: 'user_not_found' };
};

const lookupByEmail: Method = async (call) => {
  const email = stringArg(call.args, 'email').toLowerCase();
  if (!call.token.scopes.includes('users:read.email')) return refuse('missing_scope');
  const person = call.workspace.people.find((it) => it.email?.toLowerCase() === email && isActive(it));
  if (person === undefined) return refuse('users_not_found');
  // By id: `emulate` knows only the addresses from the start.
  return info({ ...call, method: 'users.info', args: { user: person.id } });
};

const list: Method = async (call) => {
  const answer = await passOn(call);
  if (!answer.ok) return answer;
  const members = (answer.members as EmulatedUser[]).map((user) => completeUser(call.workspace, user));
  return { ...answer, members: members.filter((user) => user !== undefined) } satisfies SlackAnswer;
};

export const users: Record<string, Method> = {
  'users.info': info,
  'users.lookupByEmail': lookupByEmail,
  'users.list': list,
};
