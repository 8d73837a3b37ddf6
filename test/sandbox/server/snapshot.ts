import { manifest } from '../../../manifest/manifest.ts';
import type { Mail } from '../../simulator/sendgrid/mailbox.ts';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import type { Workspace } from '../../simulator/slack/workspace.ts';
import type { Inspection } from '../inspection.ts';
import type { AppCard, MailCard, MessageCard, PersonCard, Snapshot } from '../protocol.ts';
import type { Sandbox } from '../start.ts';
import { aboutPerson, personNames } from '../team.ts';

const MOST_MESSAGES = 200;
const MOST_MAILS = 200;
const MOST_EXCHANGES = 100;

/** What somebody's page shows now. */
export function snapshotFor(sandbox: Sandbox, viewer: string, inspection: Inspection): Snapshot {
  const { slack, sendgrid, traffic } = sandbox;
  const person = slack.as(viewer);
  const workspace = slack.workspaces[0];
  if (workspace === undefined) throw new Error('The sandbox has no workspace.');
  const { messages, picked, modals, home } = person.screen;
  return {
    viewer,
    people: personNames.map((name) => personCard(slack.as(name), workspace, inspection)),
    app: appCard,
    channels: workspace.channels
      .filter(({ members }) => members?.includes(viewer) ?? true)
      .map(({ id, name, private: isPrivate = false }) => ({ id, name, isPrivate })),
    names: Object.fromEntries(
      [...workspace.people, ...workspace.channels].map(({ id, name }) => [id, name] as const),
    ),
    messages: messages.slice(-MOST_MESSAGES).map((message) => ({
      ts: message.ts,
      channelId: workspace.findChannel(message.channelId)?.id,
      author: message.author,
      onlyToViewer: message.onlyTo !== undefined && message.via !== 'chat.postMessage',
      text: message.text,
      blocks: message.blocks,
      values: picked(message),
    })) satisfies MessageCard[],
    modals: modals.map(({ id, view, values, errors }) => ({ id, view, values, errors })),
    home: home && { id: home.id, blocks: home.view.blocks, values: home.values },
    mails: sendgrid.mailbox.messages.slice(-MOST_MAILS).map(mailCard),
    delivery: sendgrid.delivery,
    exchanges: traffic.exchanges
      .slice(-MOST_EXCHANGES)
      .map(({ request: _request, answer: _answer, ...exchange }) => exchange),
    inspection,
    refusals: slack.violations,
  };
}

function personCard({ id, name }: PersonDriver, workspace: Workspace, { roles }: Inspection): PersonCard {
  const realName = workspace.findPerson(name)?.realName ?? name;
  return { id, name, realName, about: aboutPerson(name), role: roles[id] };
}

/** What Slack's client reads of a manifest. */
interface Features {
  readonly slash_commands: readonly { readonly command: string; readonly usage_hint: string }[];
  readonly app_home?: { readonly home_tab_enabled: boolean };
  readonly shortcuts?: readonly {
    readonly type: string;
    readonly name: string;
    readonly callback_id: string;
  }[];
}

const appCard = appCardOf(manifest.display_information.name, manifest.features);

function appCardOf(name: string, { slash_commands, app_home, shortcuts = [] }: Features): AppCard {
  const [slashCommand] = slash_commands;
  return {
    name,
    command: slashCommand?.command ?? '',
    hints: slashCommand?.usage_hint.split(' | ') ?? [],
    hasHome: app_home?.home_tab_enabled ?? false,
    messageShortcuts: shortcuts
      .filter(({ type }) => type === 'message')
      .map((shortcut) => ({ name: shortcut.name, callbackId: shortcut.callback_id })),
  };
}

function mailCard(mail: Mail): MailCard {
  const { id, to, subject, at, fate } = mail;
  return {
    id,
    to,
    from: withName(mail.from),
    replyTo: mail.replyTo ? withName(mail.replyTo) : '',
    subject,
    at,
    fate,
    link: /https?:\/\/\S+\/invitations\/[\w.~-]+/.exec(mail.text)?.[0],
  };
}

function withName({ name, email }: { name?: string | undefined; email: string }): string {
  return name ? `${name} <${email}>` : email;
}
