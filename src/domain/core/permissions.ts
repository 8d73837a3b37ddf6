import { z } from 'zod';
import type { Role } from '../../database/generated/enums.ts';

/** The permissions of WeGotWork's roles. wgw uses those on members and settings; WeGotWork itself uses the others. */
const permissions = {
  ADMINISTRATOR: [
    'jobs:view',
    'jobs:create',
    'jobs:edit',
    'jobs:delete',
    'applications:view',
    'applications:manage',
    'applications:review',
    'applications:move',
    'applications:communicate',
    'members:view',
    'members:invite',
    'members:remove',
    'settings:manage',
    'billing:manage',
  ],
  MEMBER: [
    'jobs:view',
    'applications:view',
    'applications:review',
    'applications:move',
    'applications:communicate',
    'members:view',
  ],
} as const satisfies Record<Role, readonly string[]>;

export type { Role };
export type Permission = (typeof permissions)[Role][number];

const names = { ADMINISTRATOR: 'Administrator', MEMBER: 'Member' } as const satisfies Record<Role, string>;

/** All roles, the highest first. */
export const roles = Object.keys(permissions) as [Role, ...Role[]];

export const roleSchema = z.enum(roles);

/** The name of a role in texts. */
export function roleName(role: Role): string {
  return names[role];
}

/** The permissions of a role. */
export function permissionsOf(role: Role): readonly Permission[] {
  return permissions[role];
}

/** Whether a role has a permission. */
export function can(role: Role, permission: Permission): boolean {
  return permissionsOf(role).includes(permission);
}

/** The roles that hold a permission. */
export function rolesThatCan(permission: Permission): Role[] {
  return roles.filter((role) => can(role, permission));
}
