import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Activity, type ActivityKind, parseActivity } from '../../../src/domain/core/activity.ts';
import type { Actor } from '../../../src/domain/core/actor.ts';
import { boundsUnder } from '../../../src/domain/core/settings.ts';
import type { RosterEntry } from '../../../src/domain/roster/roster.ts';
import { activityModal, kindNames } from '../../../src/slack/activity/activity-modal.ts';
import { memberHome } from '../../../src/slack/home/member-home.ts';
import { settingsModal } from '../../../src/slack/settings/settings-modal.ts';
import {
  cancelInvitationDialog,
  changeRoleDialog,
  removeMemberDialog,
  resendInvitationDialog,
} from '../../../src/slack/team/confirmation-dialogs.ts';
import { rosterModal } from '../../../src/slack/team/roster-modal.ts';
import { writeRosterState } from '../../../src/slack/team/roster-state.ts';
import { checkHome, checkModal } from '../../simulator/slack/blocks/check.ts';
import { addresses, expectNoMarkup, moment, names, requests } from './odd-names.ts';

const publicUrl = 'https://wgw.test';
const sizes = [0, 1, 3, 15];

const actorOf = (name: string): Actor => ({
  memberId: randomUUID(),
  organizationId: randomUUID(),
  organizationName: name.slice(0, 80),
  name,
  email: addresses[0] ?? '',
  role: 'ADMINISTRATOR',
});

function entries(name: string, count: number): RosterEntry[] {
  return Array.from({ length: count }, (_, n) => {
    const common = { key: name, id: randomUUID(), email: addresses[n % 2] ?? '', role: 'MEMBER' as const };
    return n % 3 === 2
      ? {
          ...common,
          list: 'invitations',
          inviterName: name,
          version: 2_000_000_000,
          expiresAt: moment,
          status: 'open',
          sentAt: n % 2 === 0 ? null : moment,
          delivery: 'BOUNCED',
          deliveryReason: name,
        }
      : { ...common, list: 'members', name, pictureUrl: null };
  });
}

const domainsIn = (country: string) =>
  Array.from({ length: 50 }, (_, n) => `${'d'.repeat(60)}.${'e'.repeat(60)}${n}.${country}`);
const domains = domainsIn('com');

/** One of each kind, with more details than any of them has. */
function activities(name: string): Activity[] {
  const settings = { allowedDomains: domains, name, about: name };
  return (Object.keys(kindNames) as ActivityKind[]).map((kind) =>
    parseActivity({
      id: randomUUID(),
      kind,
      createdAt: moment,
      actorName: name,
      subjectName: name,
      details: {
        email: addresses[0],
        name,
        role: 'MEMBER',
        before: kind === 'ROLE_CHANGED' ? 'MEMBER' : settings,
        after: kind === 'ROLE_CHANGED' ? 'ADMINISTRATOR' : settings,
        cancelled: 3,
        kept: 1,
        withdrawn: 2,
        delivery: 'BOUNCED',
        reason: name,
        fromUserId: 'W0123456789',
        toUserId: 'W9876543210',
      },
    }),
  );
}

describe.each(Object.entries(names))('with a name that is %s, Slack accepts', (_kind, name) => {
  const actor = actorOf(name);
  const filter = { words: name.slice(0, 254), show: 'everyone', role: 'MEMBER' } as const;
  const position = { list: 'members', key: '\u{10FFFF}'.repeat(80), id: randomUUID() } as const;

  test.each(sizes)('the roster with %i entries', (size) => {
    const page = { entries: entries(name, size), previous: { before: position }, next: { after: position } };
    const metadata = writeRosterState({ filter, from: { after: position } });
    const view = rosterModal({ actor, page, filter, metadata, publicUrl, notice: name });
    expect(checkModal(view)).toMatchObject({ ok: true });
    expectNoMarkup(view);
  });

  test.each(sizes)('the Home tab with %i invitations and requests', (size) => {
    const invitations = entries(name, size * 3).filter((entry) => entry.list === 'invitations');
    const member = { name, email: addresses[0] ?? '', pictureUrl: null };
    const view = memberHome({
      actor,
      team: { members: 101, openInvitations: size, newest: Array(Math.min(size, 5)).fill(member) },
      invitations: invitations.slice(0, 10),
      hasMoreInvitations: size > 10,
      requests: requests(name, Math.min(size, 10)),
      hasMoreRequests: size > 10,
      publicUrl,
      notice: name,
    });
    expect(checkHome(view)).toMatchObject({ ok: true });
    expectNoMarkup(view);
  });

  test('the activity of every kind', () => {
    expect(activities(name).filter(({ details }) => details === undefined)).toEqual([]);
    const page = { entries: activities(name), previous: undefined, next: { after: position }, isCut: true };
    const view = activityModal({ page, filter: { person: name }, metadata: '{}' });
    expect(checkModal(view)).toMatchObject({ ok: true });
    expectNoMarkup(view);
  });

  test('a page of the activity with nothing but changed settings', () => {
    const settings = {
      name,
      about: name.repeat(2),
      announceTo: 'FIXED_CHANNEL' as const,
      announceChannelId: 'C0123456789',
      invitationDays: 30,
      allowedDomains: domains,
      organizationLimit: 100_000,
      inviterLimit: 100_000,
      addressLimit: 100,
    };
    const changed = activities(name).find(({ kind }) => kind === 'SETTINGS_CHANGED');
    const after = { ...settings, allowedDomains: domainsIn('net') };
    const entry = changed && { ...changed, details: { before: settings, after } };
    const page = {
      entries: Array(15).fill(entry),
      previous: { before: position },
      next: { after: position },
      isCut: true,
    };
    const view = activityModal({ page, filter: { person: name }, metadata: '{}' });
    expect(checkModal(view)).toMatchObject({ ok: true });
    expectNoMarkup(view);
  });

  test('every confirmation dialog', () => {
    const member = { id: randomUUID(), name, email: addresses[0] ?? '', role: 'ADMINISTRATOR' as const };
    const shown = { ...member, version: 1 };
    const invitation = { ...shown, expiresAt: moment, hasExpired: false, isSuppressed: true };
    for (const openInvitations of [0, 1, 101]) {
      for (const isSelf of [true, false]) {
        const asked = {
          member: { ...shown, openInvitations, openRequests: openInvitations },
          isSelf,
          organizationName: name,
          metadata: '{}',
        };
        for (const view of [
          changeRoleDialog({ ...asked, role: 'MEMBER' }),
          removeMemberDialog(asked),
          cancelInvitationDialog(invitation, '{}'),
          resendInvitationDialog(invitation, 30, '{}'),
        ]) {
          expect(checkModal(view)).toMatchObject({ ok: true });
          expectNoMarkup(view);
        }
      }
    }
  });

  test('the settings', () => {
    const typed = {
      name: name.slice(0, 80),
      about: name,
      announceTo: 'FIXED_CHANNEL',
      announceChannelId: 'C0123456789',
      reminders: false,
      invitationDays: '30',
      allowedDomains: domains.map((domain) => `ü.${domain}`).join(' '),
      inviterLimit: '100000',
      organizationLimit: '100000',
      addressLimit: '100',
    } as const;
    const view = settingsModal({
      typed,
      version: 1,
      savedChannelId: 'C0123456789',
      isFromHome: true,
      bounds: boundsUnder({ organization: 100_000 }),
      notice: name,
    });
    expect(checkModal(view)).toMatchObject({ ok: true });
    expectNoMarkup(view);
  });
});
