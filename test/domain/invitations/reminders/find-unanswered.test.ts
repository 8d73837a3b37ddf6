import { expect, test } from 'vitest';
import { declineInvitation } from '../../../../src/domain/invitations/lifecycle/answer.ts';
import { resendInvitation } from '../../../../src/domain/invitations/lifecycle/resend.ts';
import { findUnanswered } from '../../../../src/domain/invitations/reminders/find-unanswered.ts';
import { addOrganization, inviteOne, startTestDomain } from '../../../support/domain.ts';

test('finds the invitations that are open with the same link, and for a warning those that expire soon', async () => {
  const domain = await startTestDomain();
  const acme = await addOrganization(domain);
  const { administrator: ada } = acme;
  const inviteTo = async (name: string) => ({
    version: 1,
    ...(await inviteOne(domain, acme, `${name}@acme.com`)),
  });
  const old = await inviteTo('old');
  domain.advanceClock({ hours: 24 });
  const [open, soon] = [await inviteTo('open'), await inviteTo('also-open')];
  const [declined, resent] = [await inviteTo('declined'), await inviteTo('resent')];
  domain.advanceClock({ hours: 6 * 24, milliseconds: -1 });
  await declineInvitation(domain, declined);
  await resendInvitation(domain, ada, { invitationId: resent.id, version: 1 });
  const told = async (about: 'reminder' | 'expiry') => {
    const unanswered = await findUnanswered(domain, {
      about,
      invitations: [old, open, soon, declined, resent],
    });
    return unanswered?.invitations.map(({ email }) => email);
  };

  expect(await told('reminder')).toEqual(['also-open@acme.com', 'old@acme.com', 'open@acme.com']);
  expect(await told('expiry')).toEqual(['old@acme.com']);
  domain.advanceClock({ milliseconds: 1 });
  expect(await told('expiry')).toEqual(['also-open@acme.com', 'open@acme.com']);
  domain.advanceClock({ hours: 24 });
  expect(await told('reminder')).toBeUndefined();
  await domain.close();
});
