import { manifest } from '../../../manifest/manifest.ts';
import type { Mail } from '../../simulator/sendgrid/mailbox.ts';
import type { PersonDriver } from '../../simulator/slack/person.ts';
import { isEphemeral } from '../../simulator/slack/screen.ts';
import type { Workspace } from '../../simulator/slack/workspace.ts';
import type { Inspection } from '../inspection.ts';
import type { ChannelCard, MailCard, MessageCard, PersonCard, Snapshot } from '../protocol.ts';
import type { Sandbox } from '../start.ts';
import { aboutPerson, personNames } from '../team.ts';
import { appCardOf } from './app-card.ts';

const MAX_MESSAGES = 200;
const MAX_MAILS = 200;
const MAX_EXCHANGES = 100;

/** Makes the snapshot of what a person sees now. */
export function snapshotFor(sandbox: Sandbox, viewer: string, inspection: Inspection): Snapshot {
  const { slack, sendgrid, traffic } = sandbox;
  const person = slack.as(viewer);
  const workspace = slack.workspaces[0];
  if (workspace === undefined) throw new Error('The sandbox has no workspace.');
  const { channels } = workspace;
  const { messages, picked, modals, home } = person.screen;
  return {
    viewer,
    people: personNames.map((name) => personCard(slack.as(name), workspace, inspection)),
    app: appCardOf(manifest),
    channels: channels.filter(({ members }) => members?.includes(viewer) ?? true).map(channelCard),
    publicChannels: channels.filter((channel) => !channel.private).map(channelCard),
    timeZone: workspace.findPerson(viewer)?.tz,
    names: Object.fromEntries([...workspace.people, ...channels].map(({ id, name }) => [id, name] as const)),
    messages: messages.slice(-MAX_MESSAGES).map((message) => ({
      ts: message.ts,
      channelId: workspace.findChannel(message.channelId)?.id,
      author: message.author,
      onlyToViewer: isEphemeral(message),
      text: message.text,
      blocks: message.blocks,
      values: picked(message),
    })) satisfies MessageCard[],
    modals: modals.map(({ id, view, values, errors }) => ({ id, view, values, errors })),
    home: home && { id: home.id, blocks: home.view.blocks, values: home.values },
    mails: sendgrid.mailbox.messages.slice(-MAX_MAILS).map(mailCard),
    delivery: sendgrid.delivery,
    exchanges: traffic.exchanges
      .slice(-MAX_EXCHANGES)
      .map(({ request: _request, answer: _answer, ...exchange }) => exchange),
    inspection,
    refusals: slack.violations,
  };
}

function channelCard({ id, name, private: isPrivate = false }: Workspace['channels'][number]): ChannelCard {
  return { id, name, isPrivate };
}

function personCard({ id, name }: PersonDriver, workspace: Workspace, { roles }: Inspection): PersonCard {
  const realName = workspace.findPerson(name)?.realName ?? name;
  return { id, name, realName, about: aboutPerson(name), role: roles[id] };
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
