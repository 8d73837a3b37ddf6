import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identifyActor } from '../../../src/domain/identity/identify-actor.ts';
import { recordDeliveries } from '../../../src/domain/invitations/delivery/record-delivery-events.ts';
import { acceptInvitation, declineInvitation } from '../../../src/domain/invitations/lifecycle/answer.ts';
import { invite } from '../../../src/domain/invitations/lifecycle/invite.ts';
import { resendInvitation } from '../../../src/domain/invitations/lifecycle/resend.ts';
import { listRoster, type RosterPosition } from '../../../src/domain/roster/list-roster.ts';
import { type RosterEntry, type RosterFilter, shows } from '../../../src/domain/roster/roster.ts';
import {
  addOrganization,
  inviteForm,
  inviteOne,
  startTestDomain,
  type TestDomain,
} from '../../support/domain.ts';
import { cancelNow, removeNow } from '../members/with-current-version.ts';
import { expectPagesToLeadPastAll } from './pages.ts';
import { addMembers, everyone, labelOf, listOf } from './roster-lists.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

describe('the roster', () => {
  test('lists members by name, ignoring accents and case, then invitations by expiry', async () => {
    const acme = await addOrganization(domain);
    await addMembers(domain, acme, ['émile', 'Zoë', 'Eve', 'Emil']);
    await inviteOne(domain, acme, 'second@acme.com');
    domain.advanceClock({ hours: -1 });
    await inviteOne(domain, acme, 'first@acme.com');
    domain.advanceClock({ hours: 1 });
    expect(await listOf(domain, acme)).toEqual([
      'Ada Lovelace',
      'Emil',
      'émile',
      'Eve',
      'Zoë',
      'first@acme.com',
      'second@acme.com',
    ]);
  });

  test('shows the details of each entry', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada, workspaceId } = acme;
    const [bob] = await addMembers(domain, acme, ['Bob']);
    const profile = {
      workspaceId,
      workspaceName: '',
      userId: 'UBOB',
      name: 'Bob',
      mayFoundOrganization: false,
      isOwner: false,
    };
    const pictureUrl = 'https://avatars.slack-edge.com/bob.png';
    const older = {
      workspaceId: (await addOrganization(domain)).workspaceId,
      userId: 'UBOB',
      memberId: bob?.id ?? '',
    };
    const { organizationId } = ada;
    await domain.prisma.slackIdentity.create({
      data: { ...older, organizationId, pictureUrl: 'https://older', boundAt: new Date(0) },
    });
    await identifyActor(domain, { ...profile, email: bob?.email ?? '', pictureUrl });
    domain.advanceClock({ hours: 1 });
    const { id } = await inviteOne(domain, acme, 'ted@acme.com', { role: 'ADMINISTRATOR' });
    await resendInvitation(domain, ada, { invitationId: id, version: 1 });
    const expiresAt = new Date(domain.now().getTime() + 7 * 24 * 3_600_000);
    const { entries } = await listRoster(domain, ada, { filter: everyone, limit: 9 });
    const member = { list: 'members' };
    expect(entries).toMatchObject([
      { ...member, name: 'Ada Lovelace', email: 'ada@acme.com', role: 'ADMINISTRATOR', pictureUrl: null },
      { ...member, id: bob?.id, name: 'Bob', email: bob?.email, role: 'MEMBER', pictureUrl },
      {
        list: 'invitations',
        id,
        email: 'ted@acme.com',
        role: 'ADMINISTRATOR',
        inviterName: 'Ada Lovelace',
        version: 2,
        expiresAt,
        status: 'open',
        sentAt: null,
      },
    ]);
    const failure = { delivery: 'BOUNCED', reason: 'no such mailbox' } as const;
    await recordDeliveries(domain, [{ invitationId: id, version: 2, ...failure }]);
    expect((await listRoster(domain, ada, { filter: everyone, limit: 9 })).entries.at(-1)).toMatchObject({
      sentAt: domain.now(),
      delivery: 'BOUNCED',
      deliveryReason: 'no such mailbox',
    });
  });

  test('shows one organization only, without removed members and answered invitations', async () => {
    const [acme, globex] = [await addOrganization(domain), await addOrganization(domain, 'Globex')];
    const { administrator: ada } = acme;
    await addMembers(domain, globex, ['Hank']);
    const [gone] = await addMembers(domain, acme, ['Gone']);
    await removeNow(domain, ada, gone?.id ?? '');
    await declineInvitation(domain, await inviteOne(domain, acme, 'declined@acme.com'));
    const { id: invitationId } = await inviteOne(domain, acme, 'cancelled@acme.com');
    await cancelNow(domain, ada, invitationId);
    const { token } = await inviteOne(domain, acme, 'ted@acme.com');
    await acceptInvitation(domain, { token, name: 'Ted' });
    expect(await listOf(domain, acme)).toEqual(['Ada Lovelace', 'Ted']);
    for (const words of ['hank', 'gone', 'declined', 'cancelled']) {
      expect(await listOf(domain, acme, { words })).toEqual([]);
    }
    expect(await listOf(domain, acme, { words: 'ted@acme.com' })).toEqual(['Ted']);
  });

  test('filters by role, members, and open or expired invitations, to the millisecond', async () => {
    const acme = await addOrganization(domain);
    await addMembers(domain, acme, ['Bob']);
    await addMembers(domain, acme, ['Kim'], 'ADMINISTRATOR');
    await inviteOne(domain, acme, 'old@acme.com');
    const invitations = async (filter: Partial<RosterFilter>) => [
      await listOf(domain, acme, { show: 'open', ...filter }),
      await listOf(domain, acme, { show: 'expired', ...filter }),
    ];
    domain.advanceClock({ hours: 7 * 24, milliseconds: -1 });
    expect(await invitations({})).toEqual([['old@acme.com'], []]);
    domain.advanceClock({ milliseconds: 1 });
    await inviteOne(domain, acme, 'new@acme.com', { role: 'ADMINISTRATOR' });
    expect(await invitations({})).toEqual([['new@acme.com'], ['old@acme.com']]);
    const statusOf = (entry: RosterEntry) => (entry.list === 'invitations' ? entry.status : '');
    expect(await listOf(domain, acme, { show: 'invitations' }, statusOf)).toEqual(['expired', 'open']);
    expect(await invitations({ words: 'acme' })).toEqual([['new@acme.com'], ['old@acme.com']]);
    expect(await invitations({ words: 'old' })).toEqual([[], ['old@acme.com']]);
    expect(await invitations({ role: 'ADMINISTRATOR' })).toEqual([['new@acme.com'], []]);
    const list = (filter: Partial<RosterFilter>) => listOf(domain, acme, filter);
    expect(await list({ role: 'ADMINISTRATOR' })).toEqual(['Ada Lovelace', 'Kim', 'new@acme.com']);
    expect(await list({ show: 'members' })).toEqual(['Ada Lovelace', 'Bob', 'Kim']);
    expect(await list({ show: 'invitations' })).toEqual(['old@acme.com', 'new@acme.com']);
  });
});

describe('pages', () => {
  test.for([1, 2, 7])(
    'of %i list each entry once, forwards and backwards, with any filter',
    async (limit) => {
      const acme = await addOrganization(domain);
      const { administrator: ada } = acme;
      const names = ['Same', 'Same', 'same', 'Émile', 'Emile', '🙂', '<!channel>', 'x'.repeat(100)];
      await addMembers(domain, acme, names);
      await addMembers(domain, acme, ['Same', 'Sam E', 'a b c d e f g h i j k l m n'], 'ADMINISTRATOR');
      await invite(domain, ada, inviteForm(acme, ['expired@acme.com', 'same.too@acme.com']));
      domain.advanceClock({ hours: 7 * 24 });
      await invite(domain, ada, inviteForm(acme, ['a@acme.com', 'b@acme.com', 'same@acme.com']));
      const filters = fc.record({
        words: fc.constantFrom('', 'a', 'same', 'acme', 'same acme', 'acme e', 'nobody'),
        role: fc.constantFrom('ADMINISTRATOR' as const, 'MEMBER' as const, undefined),
        show: fc.constantFrom(...shows),
      });
      await fc.assert(
        fc.asyncProperty(filters, (filter) =>
          expectPagesToLeadPastAll<RosterPosition>(
            (length, from) => listRoster(domain, ada, { filter, limit: length, from }),
            limit,
          ),
        ),
        { numRuns: 15, endOnFailure: true, examples: [[{ words: '', role: undefined, show: 'everyone' }]] },
      );
    },
  );

  test('have the given length, and say whether there are more on either side', async () => {
    const acme = await addOrganization(domain);
    await addMembers(domain, acme, ['Bob', 'Kim']);
    const page = async (limit: number) => {
      const request = { filter: everyone, limit };
      const { entries, previous, next } = await listRoster(domain, acme.administrator, request);
      return [entries.length, previous !== undefined, next !== undefined];
    };
    expect(await page(2)).toEqual([2, false, true]);
    expect(await page(3)).toEqual([3, false, false]);
  });

  test('do not shift while people join and leave: nobody is listed twice or skipped', async () => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const [, bob] = await addMembers(domain, acme, ['Aaron', 'Bob', 'Cem', 'Dora']);
    const page = (from?: Parameters<typeof listRoster>[2]['from']) =>
      listRoster(domain, ada, { filter: everyone, limit: 3, from });
    const first = await page();
    expect(first.entries.map(labelOf)).toEqual(['Aaron', 'Ada Lovelace', 'Bob']);
    // The entry of the next page's position was removed, and a new one sorts before it.
    await removeNow(domain, ada, bob?.id ?? '');
    await addMembers(domain, acme, ['Abe']);
    const second = await page(first.next);
    expect(second.entries.map(labelOf)).toEqual(['Cem', 'Dora']);
    expect((await page(second.previous)).entries.map(labelOf)).toEqual(['Aaron', 'Abe', 'Ada Lovelace']);
  });

  test.for(['', 'kim'])('that have become empty show the first page (search: "%s")', async (words) => {
    const acme = await addOrganization(domain);
    const { administrator: ada } = acme;
    const kims = await addMembers(domain, acme, ['Kim A', 'Kim B']);
    const filter = { ...everyone, words, role: 'MEMBER' } as const;
    const page = (from?: Parameters<typeof listRoster>[2]['from']) =>
      listRoster(domain, ada, { filter, limit: 1, from });
    const remove = (n: number) => removeNow(domain, ada, kims[n]?.id ?? '');
    const { next } = await page();
    const { previous } = await page(next);
    await remove(1);
    const first = await page(next);
    expect(first.entries.map(labelOf)).toEqual(['Kim A']);
    expect([first.previous, first.next]).toEqual([undefined, undefined]);
    await remove(0);
    expect(await page(previous)).toEqual({ entries: [], previous: undefined, next: undefined });
  });
});
