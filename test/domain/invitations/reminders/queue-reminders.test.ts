import { afterAll, beforeAll, expect, test } from 'vitest';
import { findInvitationToRemind } from '../../../../src/domain/invitations/delivery/emails-to-send.ts';
import { recordDeliveries } from '../../../../src/domain/invitations/delivery/record-delivery-events.ts';
import { extendInvitations } from '../../../../src/domain/invitations/lifecycle/extend.ts';
import { queueReminders } from '../../../../src/domain/invitations/reminders/queue-reminders.ts';
import { addOrganization, startTestDomain, type TestDomain } from '../../../support/domain.ts';
import { change } from '../../organizations/typed-settings.ts';
import { reminders, sent } from './reminders.ts';

let domain: TestDomain;
beforeAll(async () => {
  domain = await startTestDomain();
});
afterAll(() => domain.close());

/** An organization whose invitations are open for this many days. */
async function foundWith(invitationDays: string) {
  const organization = await addOrganization(domain);
  await change(domain, organization.administrator, { invitationDays });
  return organization;
}

test('an inviter is reminded of their own invitations only', async () => {
  const ids = [
    (await sent(domain, await addOrganization(domain))).id,
    (await sent(domain, await addOrganization(domain))).id,
  ];
  domain.advanceClock({ hours: 49 });
  await queueReminders(domain);
  const { rows } = await domain.query<{ ids: string[] }>(
    `SELECT ARRAY(SELECT json_array_elements(payload->'invitations')->>'id') AS ids
     FROM graphile_worker._private_jobs WHERE payload->>'about' = 'reminder' ORDER BY id`,
  );
  expect(rows.map((row) => row.ids).sort()).toEqual(ids.map((id) => [id]).sort());
});

test('nobody is warned of an expiry within a day of the email', async () => {
  const { id } = await sent(domain, await foundWith('1'));
  domain.advanceClock({ hours: 23 });
  await queueReminders(domain);
  expect(await reminders(domain, id)).toEqual([0, 0]);
});

test('nobody is reminded after four days', async () => {
  const { id } = await sent(domain, await addOrganization(domain));
  domain.advanceClock({ hours: 4 * 24 });
  await queueReminders(domain);
  expect(await reminders(domain, id)).toEqual([0, 0]);
});

test('a reminded invitee gets no other email when the inviter is warned', async () => {
  const { id } = await sent(domain, await addOrganization(domain));
  domain.advanceClock({ hours: 49 });
  await queueReminders(domain);
  domain.advanceClock({ hours: 4 * 24 });
  await queueReminders(domain);
  expect(await reminders(domain, id)).toEqual([1, 2]);
});

test('the invitee is reminded with the first message to the inviter, and not again after an extension', async () => {
  const acme = await foundWith('3');
  const email = await sent(domain, acme);
  domain.advanceClock({ hours: 49 });
  await queueReminders(domain);
  await extendInvitations(domain, acme.administrator, [email]);
  domain.advanceClock({ hours: 1 });
  await queueReminders(domain);
  expect(await reminders(domain, email.id)).toEqual([1, 1]);
});

test('if the email is deferred, the inviter is warned, and the invitee gets no second email', async () => {
  const { id } = await sent(domain, await foundWith('3'));
  await recordDeliveries(domain, [{ invitationId: id, delivery: 'DEFERRED' }]);
  domain.advanceClock({ hours: 49 });
  await queueReminders(domain);
  expect(await reminders(domain, id)).toEqual([0, 1]);
});

test('a reminder that waited until the expiry is not sent', async () => {
  const email = await sent(domain, await addOrganization(domain));
  domain.advanceClock({ hours: 7 * 24, milliseconds: -1 });
  expect(await findInvitationToRemind(domain, email)).toMatchObject({ email: 'ted@acme.com' });
  domain.advanceClock({ milliseconds: 1 });
  expect(await findInvitationToRemind(domain, email)).toBeUndefined();
});

test('if the operator’s limit has room for one email, one is sent, and each inviter is messaged', async () => {
  const ids = [
    (await sent(domain, await addOrganization(domain))).id,
    (await sent(domain, await foundWith('3'))).id,
  ];
  domain.advanceClock({ hours: 49 });
  await queueReminders({ ...domain, limits: { ...domain.limits, installation: 1 } });
  expect(await Promise.all(ids.map((id) => reminders(domain, id)))).toEqual([
    [1, 1],
    [0, 1],
  ]);
});
