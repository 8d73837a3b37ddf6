/** All variables that production needs, with remotes that do not exist. */
export const complete = {
  PORT: '0',
  PUBLIC_URL: 'https://wgw.test',
  SLACK_SIGNING_SECRET: 'a-signing-secret-of-32-characters',
  SLACK_BOT_TOKEN: 'xoxb-a-bot-token',
  SENDGRID_API_KEY: 'SG.a-key.of-nobody',
  SENDGRID_FROM: 'WeGotWork <invitations@wegotwork.test>',
  APP_SECRET: Buffer.alloc(32, 'secret').toString('base64'),
};
