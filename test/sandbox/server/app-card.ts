import type { AppCard } from '../protocol.ts';

/** The fields of a manifest that Slack's client uses: docs.slack.dev/reference/app-manifest */
export interface ClientManifest {
  readonly display_information: { readonly name: string };
  readonly features: {
    readonly slash_commands: readonly { readonly command: string; readonly usage_hint: string }[];
    readonly app_home?: {
      readonly home_tab_enabled: boolean;
      readonly messages_tab_read_only_enabled?: boolean;
    };
    readonly shortcuts?: readonly {
      readonly type: string;
      readonly name: string;
      readonly callback_id: string;
    }[];
  };
  readonly settings: { readonly event_subscriptions: { readonly bot_events: readonly string[] } };
}

export function appCardOf({ display_information, features, settings }: ClientManifest): AppCard {
  const { slash_commands, app_home, shortcuts = [] } = features;
  const [slashCommand] = slash_commands;
  return {
    name: display_information.name,
    command: slashCommand?.command ?? '',
    hints: slashCommand?.usage_hint.split(' | ') ?? [],
    hasHome: app_home?.home_tab_enabled ?? false,
    getsOpenedEvents: settings.event_subscriptions.bot_events.includes('app_home_opened'),
    isReadOnly: app_home?.messages_tab_read_only_enabled ?? false,
    messageShortcuts: shortcuts
      .filter(({ type }) => type === 'message')
      .map((shortcut) => ({ name: shortcut.name, callbackId: shortcut.callback_id })),
  };
}
