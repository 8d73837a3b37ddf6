// SendGrid's own declarations export an instance (`export =`) and classes beside it, which TypeScript does not allow: it
// finds no class there. These declare the part that the mailer uses.

declare module '@sendgrid/client' {
  interface ClientRequest {
    readonly url: string;
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly data?: unknown;
  }

  export class Client {
    setApiKey(apiKey: string): void;
    setDefaultRequest(key: 'baseUrl', value: string): this;
    /** Makes the options for Axios. */
    createRequest(data: object): ClientRequest;
  }
}

declare module '@sendgrid/mail' {
  import type { Client } from '@sendgrid/client';

  interface Address {
    readonly email: string;
    readonly name?: string;
  }

  export interface MailData {
    readonly from: string | Address;
    readonly to: string | Address;
    readonly replyTo: Address;
    readonly subject: string;
    readonly text: string;
    readonly html: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly customArgs: Readonly<Record<string, string>>;
    readonly trackingSettings: {
      readonly clickTracking: { readonly enable: boolean; readonly enableText: boolean };
      readonly openTracking: { readonly enable: boolean };
      readonly subscriptionTracking: { readonly enable: boolean };
      readonly ganalytics: { readonly enable: boolean };
    };
  }

  interface Answer {
    readonly statusCode: number;
    readonly body: unknown;
    readonly headers: Readonly<Record<string, string | undefined>>;
  }

  export class MailService {
    setClient(client: Client): this;
    setApiKey(apiKey: string): this;
    send(data: MailData): Promise<[Answer, unknown]>;
  }
}
