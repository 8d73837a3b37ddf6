import { linkIn } from '../simulator/sendgrid/mailbox.ts';
import { fillForms } from './form.ts';
import { acceptInvitation } from './invitation-page.ts';
import type { Sandbox } from './start.ts';
import type { Terminal } from './terminal.ts';
import { framed, type Watch } from './watch.ts';
import { sandboxWorkspace } from './workspace.ts';

/** Somebody somewhere in the workspace. */
interface Place {
  person: string;
  channel: string;
}

export const usage = [
  '/wgw …           type the command as the current person',
  'as bob           be somebody else: ada (owner), bob, linus, gus (guest)',
  'in leads         go to another channel: general, leads (private, without the bot)',
  'accept [name]    open the link of the newest email and accept, as in a browser',
  'quit             stop everything',
].join('\n');

/** Takes lines until there are no more. */
export async function runSession(sandbox: Sandbox, terminal: Terminal, activity: Watch): Promise<void> {
  const place: Place = { person: 'ada', channel: 'general' };
  for (;;) {
    const line = (await terminal.ask(`${place.person} in #${place.channel}> `))?.trim();
    if (line === undefined || line === 'quit') return;
    // Whatever fails is told to whoever typed it; the session goes on.
    await obey(sandbox, terminal, place, line).catch((error: Error) => terminal.say(`! ${error.message}`));
    // A script's next line must not overtake what this one set off.
    if (!terminal.interactive) await activity.quiet();
  }
}

async function obey(sandbox: Sandbox, terminal: Terminal, place: Place, line: string): Promise<void> {
  const [word = '', ...rest] = line.split(/\s+/);
  const argument = rest.join(' ');
  if (word === '/wgw') return typeCommand(sandbox, terminal, place, line);
  switch (word) {
    case '':
      return;
    case 'as':
      place.person = sandbox.slack.as(argument.replace(/^@/, '')).name;
      return;
    case 'in':
      place.channel = findChannel(argument);
      return;
    case 'accept':
      return accept(sandbox, terminal, argument || 'Grace Hopper');
    default:
      terminal.say(usage);
  }
}

async function typeCommand(sandbox: Sandbox, terminal: Terminal, place: Place, line: string): Promise<void> {
  const person = sandbox.slack.as(place.person);
  const before = sandbox.slack.allMessages().length;
  await person.command(line, { channel: place.channel });
  await sandbox.slack.waitFor(
    () => person.modal || sandbox.slack.allMessages().length > before,
    'an answer: a modal or a message',
  );
  await fillForms(sandbox.slack, person, terminal);
}

async function accept({ sendgrid }: Sandbox, terminal: Terminal, name: string): Promise<void> {
  const mail = sendgrid.mailbox.messages.at(-1);
  if (!mail) throw new Error('There is no email yet. Invite somebody first.');
  terminal.say(framed(`${mail.to} opens ${linkIn(mail)}`, await acceptInvitation(linkIn(mail), name)));
}

function findChannel(name: string): string {
  const channel = sandboxWorkspace.channels.find((it) => it.name === name.replace(/^#/, ''));
  if (!channel) throw new Error(`There is no channel "${name}" here.`);
  return channel.name;
}
