import { describe, expect, test } from 'vitest';
import { assertCan, assertCanGive } from '../../../src/domain/core/authorize.ts';
import { can, type Permission, roleName, roles, rolesThatCan } from '../../../src/domain/core/permissions.ts';

const table: [Permission, administrator: boolean, member: boolean][] = [
  ['jobs:view', true, true],
  ['jobs:create', true, false],
  ['jobs:edit', true, false],
  ['jobs:delete', true, false],
  ['applications:view', true, true],
  ['applications:manage', true, false],
  ['applications:review', true, true],
  ['applications:move', true, true],
  ['applications:communicate', true, true],
  ['members:view', true, true],
  ['members:invite', true, false],
  ['members:remove', true, false],
  ['settings:manage', true, false],
  ['billing:manage', true, false],
];

describe('the roles of WeGotWork', () => {
  test.for(table)('%s: Administrator %s, Member %s', ([permission, administrator, member]) => {
    expect(can('ADMINISTRATOR', permission)).toBe(administrator);
    expect(can('MEMBER', permission)).toBe(member);
  });

  test('are Administrator and Member, the highest first', () => {
    expect(roles.map(roleName)).toEqual(['Administrator', 'Member']);
    expect(rolesThatCan('members:invite')).toEqual(['ADMINISTRATOR']);
    expect(rolesThatCan('jobs:view')).toEqual(['ADMINISTRATOR', 'MEMBER']);
  });

  test('have no other permissions', () => {
    expect(() => assertCan({ role: 'MEMBER' }, 'members:invite')).toThrow(
      expect.objectContaining({ code: 'NOT_ALLOWED', details: { permission: 'members:invite' } }),
    );
    expect(() => assertCan({ role: 'ADMINISTRATOR' }, 'members:invite')).not.toThrow();
  });

  test('can only be given by roles with all of their permissions', () => {
    expect(() => assertCanGive({ role: 'MEMBER' }, 'ADMINISTRATOR')).toThrow('NOT_ALLOWED');
    expect(() => assertCanGive({ role: 'MEMBER' }, 'MEMBER')).not.toThrow();
    expect(() => assertCanGive({ role: 'ADMINISTRATOR' }, 'ADMINISTRATOR')).not.toThrow();
  });
});
