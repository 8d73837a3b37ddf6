import { expect, test } from 'vitest';
import { invitationStatus } from '../../../src/domain/core/invitation-status.ts';

const expiresAt = new Date('2026-11-29T10:15:00.000Z');
const before = new Date(expiresAt.getTime() - 1);
const pending = { state: 'PENDING', version: 2, expiresAt } as const;

test('an invitation is open up to the instant it expires', () => {
  expect(invitationStatus(pending, before)).toBe('open');
  expect(invitationStatus(pending, expiresAt)).toBe('expired');
});

test('an older link of it is replaced, whether it has expired or not', () => {
  expect(invitationStatus(pending, before, 2)).toBe('open');
  expect(invitationStatus(pending, before, 1)).toBe('replaced');
  expect(invitationStatus(pending, expiresAt, 1)).toBe('replaced');
});

test.for([
  ['ACCEPTED', 'accepted'],
  ['DECLINED', 'declined'],
  ['CANCELLED', 'cancelled'],
  ['UNDELIVERABLE', 'undeliverable'],
  ['REPLACED', 'replaced'],
] as const)('what was decided stands, whatever time it is: %s', ([state, status]) => {
  for (const now of [before, expiresAt]) {
    expect(invitationStatus({ ...pending, state }, now)).toBe(status);
  }
});
