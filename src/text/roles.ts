import { type Role, roleName } from '../domain/core/permissions.ts';

const summaries = {
  ADMINISTRATOR: 'manages jobs, applications, members, settings and billing',
  MEMBER: 'sees jobs, reviews and moves applications, and writes to applicants',
} as const satisfies Record<Role, string>;

/** What a role may do, to follow the role in a sentence: `sees jobs, …`. */
export function roleSummary(role: Role): string {
  return summaries[role];
}

/** What a role may do, as a sentence: `A Member sees jobs, …`. */
export function roleSentence(role: Role): string {
  const words = roleWithArticle(role);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${roleSummary(role)}.`;
}

/** A role with its article: `a Member`, `an Administrator`. */
export function roleWithArticle(role: Role): string {
  return `${role === 'ADMINISTRATOR' ? 'an' : 'a'} ${roleName(role)}`;
}
