// The types of Better Auth that the bench uses. The package is only installed when the bench runs.

declare module 'better-auth' {
  import type { Pool } from 'pg';

  interface Options {
    readonly database: Pool;
    readonly baseURL: string;
    readonly secret: string;
    readonly telemetry: { readonly enabled: boolean };
    readonly emailAndPassword: { readonly enabled: boolean };
    readonly plugins: readonly object[];
  }

  interface Credentials {
    readonly name: string;
    readonly email: string;
    readonly password: string;
  }

  interface Invitation {
    readonly email: string;
    readonly role: string;
    readonly organizationId: string;
  }

  export function betterAuth(options: Options): {
    readonly options: Options;
    readonly api: {
      signUpEmail(call: { body: Credentials; returnHeaders: true }): Promise<{ headers: Headers }>;
      createOrganization(call: {
        body: { name: string; slug: string };
        headers: Headers;
      }): Promise<{ id: string }>;
      createInvitation(call: { body: Invitation; headers: Headers }): Promise<unknown>;
    };
  };
}

declare module 'better-auth/db/migration' {
  export function getMigrations(options: object): Promise<{ runMigrations(): Promise<void> }>;
}

declare module 'better-auth/plugins/organization' {
  export function organization(options: {
    readonly invitationLimit: number;
    readonly membershipLimit: number;
    readonly sendInvitationEmail: () => Promise<void>;
  }): object;
}
