/** The app's ids and secrets, as its settings page in Slack shows them. */
export interface App {
  id: string;
  name: string;
  signingSecret: string;
  /** For Socket Mode. */
  appToken: string;
  clientId: string;
  clientSecret: string;
  verificationToken: string;
}

export const wgwApp: App = {
  id: 'A0WGW00001',
  name: 'WeGotWork',
  appToken: 'xapp-an-app-token',
  signingSecret: 'a-signing-secret-of-32-characters',
  clientId: '1111.2222',
  clientSecret: 'a-client-secret-of-32-characters',
  verificationToken: 'a-verification-token',
};
