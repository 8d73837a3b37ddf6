import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { organization } from 'better-auth/plugins/organization';
import type pg from 'pg';

/** Invites with Better Auth, as the signed-in owner of the organizations. */
export interface BetterAuth {
  invite(organization: number, email: string): Promise<unknown>;
}

/** Sets up Better Auth as its documentation says, without a limit on invitations and without sending emails. */
export async function createBetterAuth(pool: pg.Pool, organizations: number): Promise<BetterAuth> {
  const auth = betterAuth({
    database: pool,
    baseURL: 'http://localhost:3000',
    secret: 'a secret for the bench, of enough characters',
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true },
    plugins: [
      organization({
        invitationLimit: Number.POSITIVE_INFINITY,
        membershipLimit: Number.POSITIVE_INFINITY,
        sendInvitationEmail: async () => {},
      }),
    ],
  });
  const { runMigrations } = await getMigrations(auth.options);
  await runMigrations();

  const signedUp = await auth.api.signUpEmail({
    body: { name: 'Ada Lovelace', email: 'ada@company.test', password: 'correct horse battery staple' },
    returnHeaders: true,
  });
  const cookies = signedUp.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  const headers = new Headers({ cookie: cookies.join('; ') });

  const ids: string[] = [];
  for (let number = 0; number < organizations; number++) {
    const body = { name: `Organization ${number}`, slug: `organization-${number}` };
    ids.push((await auth.api.createOrganization({ body, headers })).id);
  }
  return {
    invite: (number, email) =>
      auth.api.createInvitation({
        body: { email, role: 'member', organizationId: ids[number] ?? '' },
        headers,
      }),
  };
}
