import { type AppAnswer, type SlackRequest, signedRequest } from './app-client.ts';
import { deliver, interactionRequest } from './deliver.ts';
import { eventEnvelope, homePayload, interaction, messagePayload } from './payloads.ts';
import { isEphemeral, type ShownMessage, screenKey } from './screen.ts';
import { conversation, visibleMessages } from './visible-messages.ts';
import type { Person, Workspace } from './workspace.ts';
import { nextTs, type World } from './world.ts';

/** Opens a tab of the app in Slack and sends the event to the app. */
export async function openHome(
  world: World,
  workspace: Workspace,
  person: Person,
  tab: 'home' | 'messages',
): Promise<AppAnswer> {
  const home = tab === 'home' && world.screen.homes.get(screenKey(workspace.teamId, person.id));
  const event = {
    type: 'app_home_opened',
    user: person.id,
    channel: await directMessageWithApp(workspace, person),
    tab,
    event_ts: nextTs(world),
    ...(home ? { view: homePayload(world.app, workspace, home) } : {}),
  };
  const body = JSON.stringify(eventEnvelope(world.app, workspace, world.now(), event));
  const request = signedRequest(world.app, body, { contentType: 'application/json' });
  return deliver(world, request, tab === 'home' ? 'opening the Home tab' : 'opening the Messages tab');
}

async function directMessageWithApp(workspace: Workspace, person: Person): Promise<string | undefined> {
  const { channel } = await workspace.emulator.call('conversations.open', { users: person.id });
  const id = (channel as { id: string } | undefined)?.id;
  if (id !== undefined) workspace.directMessages.set(id, person.id);
  return id;
}

/** Uses a shortcut on a message, or a global shortcut if there is no message. */
export async function useShortcut(
  world: World,
  workspace: Workspace,
  person: Person,
  callbackId: string,
  message?: ShownMessage,
): Promise<AppAnswer> {
  const request = shortcutRequest(world, workspace, person, callbackId, message);
  return deliver(world, request, `the shortcut ${callbackId}`);
}

export function shortcutRequest(
  world: World,
  workspace: Workspace,
  person: Person,
  callbackId: string,
  message?: ShownMessage,
): SlackRequest {
  if (message && !visibleMessages(world, workspace, person).includes(message)) {
    throw new Error(`${person.name} does not see this message.`);
  }
  if (message && isEphemeral(message)) throw new Error('Ephemeral messages have no shortcuts.');
  // Only the payloads of shortcuts do not name the app: docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload
  const { api_app_id: _omitted, ...shared } = interaction(world.app, workspace, person);
  const payload = {
    type: message ? 'message_action' : 'shortcut',
    ...shared,
    callback_id: callbackId,
    action_ts: nextTs(world),
    trigger_id: world.triggers.issue(workspace.teamId, person.id),
    ...(message ? messageOf(world, workspace, person, message) : {}),
  };
  return interactionRequest(world, payload);
}

function messageOf(world: World, workspace: Workspace, person: Person, message: ShownMessage) {
  const { teamId, channelId, ts, author } = message;
  // The app may not replace the messages of people.
  const original = author === undefined ? message : undefined;
  return {
    message_ts: ts,
    channel: conversation(workspace, channelId),
    message: messagePayload(world.app, workspace, message),
    response_url: world.responseUrls.issue({ teamId, channelId, userId: person.id, original }),
  };
}
