import { expect, test } from 'vitest';
import { invitationStatus } from '../../../src/domain/core/invitation-status.ts';

const expiresAt = new Date('2026-11-29T10:15:00.000Z');
const before = new Date(expiresAt.getTime() - 1);
const pending = { state: 'PENDING', version: 2, expiresAt } as const;

test('an invitation is open until the instant of its expiry', () => {
  expect(invitationStatus(pending, before)).toBe('open');
  expect(invitationStatus(pending, expiresAt)).toBe('expired');
});

test('an older link is replaced, whether the invitation has expired or not', () => {
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
] as const)('a decided invitation keeps its status at any time: %s', ([state, status]) => {
  for (const now of [before, expiresAt]) {
    expect(invitationStatus({ ...pending, state }, now)).toBe(status);
  }
});
