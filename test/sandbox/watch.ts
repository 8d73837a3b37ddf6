import type { Mail } from '../simulator/sendgrid/mailbox.ts';
import type { Message } from '../simulator/slack/shown.ts';
import type { Sandbox } from './start.ts';
import type { Terminal } from './terminal.ts';

export interface Watch {
  /** Resolves once nothing has happened for a while: what was set off has mostly arrived. */
  quiet(): Promise<void>;
}

const QUIET = 1_000;

/** Prints messages and emails as they arrive. */
export function watch({ slack, sendgrid }: Sandbox, terminal: Terminal): Watch {
  const printed = new Map<object, string>();
  let lastChange = Date.now();

  const print = (key: object, text: string) => {
    if (printed.get(key) === text) return;
    printed.set(key, text);
    terminal.say(text);
  };
  const look = () => {
    lastChange = Date.now();
    for (const message of slack.allMessages()) print(message.raw, describeMessage(message));
    for (const mail of sendgrid.mailbox.messages) print(mail, describeMail(mail));
  };
  slack.onChange(look);
  sendgrid.onChange(look);

  return {
    async quiet() {
      for (let left = QUIET; left > 0; left = lastChange + QUIET - Date.now()) {
        await new Promise((resolve) => setTimeout(resolve, left));
      }
    },
  };
}

function describeMessage({ channel, onlyTo, text }: Message): string {
  const place = channel === undefined ? `Direct message to ${onlyTo}` : `#${channel}`;
  const audience = channel !== undefined && onlyTo ? ` (only ${onlyTo} sees this)` : '';
  return framed(`${place}${audience}`, text);
}

function describeMail(mail: Mail): string {
  const { from, replyTo } = mail;
  const header = [
    `From: ${from.name ?? ''} <${from.email}>`,
    ...(replyTo ? [`Reply-To: ${replyTo.name ?? ''} <${replyTo.email}>`] : []),
    `Subject: ${mail.subject}`,
  ];
  return framed(`Email to ${mail.to}`, `${header.join('\n')}\n\n${mail.text}`);
}

/** A text under a heading, set off from the rest by a bar. */
export function framed(heading: string, text: string): string {
  const lines = text.trimEnd().split('\n');
  return [`┌ ${heading}`, ...lines.map((line) => `│ ${line}`), '└'].join('\n');
}
