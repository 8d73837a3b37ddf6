import type { App } from './app.ts';
import type { HomeView, ModalView } from './blocks/surfaces.ts';
import type { OpenModal, ShownHome, ShownMessage } from './screen.ts';
import type { StateValues } from './state.ts';
import { typedContent } from './typed-message.ts';
import type { Person, Workspace } from './workspace.ts';

/** The payloads that Slack sends to the app: docs.slack.dev/reference/interaction-payloads */

export function modalPayload(app: App, workspace: Workspace, modal: OpenModal) {
  return {
    ...viewPayload(app, workspace, modal, modal.values),
    title: modal.view.title,
    submit: modal.view.submit ?? null,
    close: modal.view.close ?? null,
    clear_on_close: modal.view.clear_on_close ?? false,
    notify_on_close: modal.view.notify_on_close ?? false,
    root_view_id: modal.rootId,
    previous_view_id: modal.previousId,
  };
}

export function homePayload(app: App, workspace: Workspace, home: ShownHome) {
  return {
    ...viewPayload(app, workspace, home, home.values),
    title: { type: 'plain_text', text: 'View Title', emoji: true },
    submit: null,
    close: null,
    clear_on_close: false,
    notify_on_close: false,
    root_view_id: home.id,
    previous_view_id: null,
  };
}

interface ShownView {
  id: string;
  hash: string;
  view: ModalView | HomeView;
}

function viewPayload(app: App, workspace: Workspace, { id, hash, view }: ShownView, values: StateValues) {
  return {
    id,
    team_id: workspace.teamId,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    external_id: view.external_id ?? '',
    state: { values },
    hash,
    app_id: app.id,
    app_installed_team_id: workspace.teamId,
    bot_id: workspace.botId,
  };
}

/** The fields that all interactions share. */
export function interaction(app: App, workspace: Workspace, person: Person) {
  return {
    user: {
      id: person.id,
      username: person.name,
      name: person.name,
      team_id: person.fromTeam ?? workspace.teamId,
    },
    api_app_id: app.id,
    token: app.verificationToken,
    team: { id: workspace.teamId, domain: workspace.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function messagePayload(app: App, workspace: Workspace, message: ShownMessage) {
  return {
    type: 'message',
    ts: message.ts,
    team: workspace.teamId,
    ...(message.author === undefined
      ? {
          user: workspace.botUserId,
          bot_id: workspace.botId,
          app_id: app.id,
          text: message.text,
          blocks: message.blocks,
        }
      : { user: message.author, ...typedContent(workspace, message.text) }),
  };
}

/** The form fields of a slash command: docs.slack.dev/interactivity/implementing-slash-commands */
export function commandFields(
  app: App,
  workspace: Workspace,
  person: Person,
  typed: { command: string; text: string; channelId: string; channelName: string },
): Record<string, string> {
  return {
    token: app.verificationToken,
    team_id: workspace.teamId,
    team_domain: workspace.domain,
    channel_id: typed.channelId,
    channel_name: typed.channelName,
    user_id: person.id,
    user_name: person.name,
    command: typed.command,
    text: typed.text,
    api_app_id: app.id,
    is_enterprise_install: 'false',
  };
}

let lastEvent = 0;

export function eventEnvelope(app: App, workspace: Workspace, now: number, event: Record<string, unknown>) {
  lastEvent += 1;
  return {
    token: app.verificationToken,
    team_id: workspace.teamId,
    context_team_id: workspace.teamId,
    context_enterprise_id: null,
    api_app_id: app.id,
    event,
    type: 'event_callback',
    event_id: `Ev${String(lastEvent).padStart(9, '0')}`,
    event_time: Math.floor(now / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.teamId,
        user_id: workspace.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}
