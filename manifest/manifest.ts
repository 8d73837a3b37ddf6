import { botScopes } from '../src/slack/api/scopes.ts';
import { command, inviteFromMessageShortcut } from '../src/slack/blocks/ids.ts';
import { usageHint } from '../src/slack/commands.ts';

/** A placeholder for the address of the app. The person who creates the Slack app replaces it. */
const HOST = 'https://wgw.example.com';

/** The Slack app, made from the commands, ids and scopes in the code. `npm run manifest` writes it to slack-app.yml. */
export const manifest = {
  _metadata: { major_version: 2, minor_version: 0 },
  display_information: {
    name: 'wgw',
    description: 'Invite your team to WeGotWork',
    background_color: '#1f4b43',
    long_description: [
      'wgw brings your team into WeGotWork, the hiring product, without leaving Slack.',
      'Administrators type /wgw invite, name teammates by address or pick them from Slack, choose a role and add a note.',
      'wgw emails each of them a link, confirms in the channel, and tells the inviter who joined.',
      'Everyone on the team sees who is on it with /wgw members, and can ask for an invitation; Administrators change roles, resend and cancel.',
      'It asks for as few permissions as that needs, and reads no message but the one you use its shortcut on.',
    ].join(' '),
  },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
    bot_user: { display_name: 'wgw', always_online: true },
    slash_commands: [
      {
        command,
        url: `${HOST}/slack/events`,
        description: 'Invite your team to WeGotWork, and see who is on it',
        usage_hint: usageHint(),
        should_escape: true,
      },
    ],
    shortcuts: [
      {
        name: 'Invite to WeGotWork',
        type: 'message',
        callback_id: inviteFromMessageShortcut,
        description: 'Invite whom this message names',
      },
    ],
  },
  oauth_config: {
    redirect_urls: [`${HOST}/slack/oauth_redirect`],
    scopes: { bot: botScopes },
  },
  settings: {
    event_subscriptions: {
      request_url: `${HOST}/slack/events`,
      bot_events: ['app_home_opened', 'app_uninstalled', 'tokens_revoked', 'user_change'],
    },
    interactivity: { is_enabled: true, request_url: `${HOST}/slack/events` },
    org_deploy_enabled: true,
    socket_mode_enabled: false,
    token_rotation_enabled: false,
  },
};
