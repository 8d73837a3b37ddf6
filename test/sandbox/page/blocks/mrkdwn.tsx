import { get } from 'node-emoji';
import { Fragment, type ReactNode } from 'react';
import { readDate } from '../../../simulator/slack/dates.ts';
import { useSurface } from './surface.ts';

/** Draws a text object: plain text unchanged, `mrkdwn` formatted. */
export function Text({
  text,
}: {
  readonly text: { type: string; text: string; emoji?: boolean | undefined };
}) {
  if (text.type === 'mrkdwn') return <Mrkdwn text={text.text} />;
  return <>{text.emoji ? withEmoji(text.text) : text.text}</>;
}

/** Draws Slack's own markup: docs.slack.dev/messaging/formatting-message-text */
export function Mrkdwn({ text }: { readonly text: string }) {
  const { workspace } = useSurface();
  return (
    <>
      {text.split('\n').map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no id and never move.
        <Fragment key={index}>
          {index > 0 && <br />}
          {line.startsWith('&gt; ') ? <q>{inline(line.slice(5), workspace)}</q> : inline(line, workspace)}
        </Fragment>
      ))}
    </>
  );
}

const PARTS = [
  /<(?<kind>[@#!]?)(?<target>[^>|]+)(?:\|(?<label>[^>]*))?>/u,
  /`(?<code>[^`\n]+)`/u,
  /(?<![\p{L}\p{N}*])\*(?<bold>\S(?:[^*\n]*\S)?)\*(?![\p{L}\p{N}*])/u,
  /(?<![\p{L}\p{N}_])_(?<italic>\S(?:[^_\n]*\S)?)_(?![\p{L}\p{N}_])/u,
  /(?<![\p{L}\p{N}~])~(?<struck>\S(?:[^~\n]*\S)?)~(?![\p{L}\p{N}~])/u,
];

function inline(text: string, workspace: MentionContext): ReactNode {
  const [found] = PARTS.map((pattern) => pattern.exec(text))
    .filter((match) => match !== null)
    .sort((a, b) => a.index - b.index);
  if (found === undefined) return unescaped(withEmoji(text));
  return (
    <>
      {unescaped(withEmoji(text.slice(0, found.index)))}
      {part(found.groups ?? {}, workspace)}
      {inline(text.slice(found.index + found[0].length), workspace)}
    </>
  );
}

/** The names and the time zone that the text needs. */
type MentionContext = ReturnType<typeof useSurface>['workspace'];

type Groups = Readonly<Partial<Record<string, string>>>;

function part({ kind, target, label, code, bold, italic, struck }: Groups, workspace: MentionContext) {
  if (code !== undefined) return <code>{unescaped(code)}</code>;
  if (bold !== undefined) return <strong>{inline(bold, workspace)}</strong>;
  if (italic !== undefined) return <em>{inline(italic, workspace)}</em>;
  if (struck !== undefined) return <s>{inline(struck, workspace)}</s>;
  if (target === undefined) return null;
  if (kind === '') {
    return (
      <a href={unescaped(target)} target="_blank" rel="noreferrer">
        {unescaped(label || target.replace(/^mailto:/, ''))}
      </a>
    );
  }
  if (target.startsWith('date^')) return <DateTime markup={target} fallback={label} workspace={workspace} />;
  const mark = kind === '#' ? '#' : '@';
  return <span className="mention">{`${mark}${label || workspace.names[target] || target}`}</span>;
}

interface DateTimeProps {
  readonly markup: string;
  readonly fallback: string | undefined;
  readonly workspace: MentionContext;
}

/** A date in the reader's time zone. Without a fallback text, the markup is not a date. */
function DateTime({ markup, fallback, workspace }: DateTimeProps) {
  if (!fallback) return <>{`<!${markup}>`}</>;
  const timeZone = workspace.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const date = readDate(markup, { timeZone });
  if (date === undefined) return <>{unescaped(fallback)}</>;
  const time = (
    <time dateTime={date.at.toISOString()} title={date.at.toLocaleString('en-GB', { timeZone })}>
      {unescaped(date.text)}
    </time>
  );
  if (date.link === undefined) return time;
  return (
    <a href={unescaped(date.link)} target="_blank" rel="noreferrer">
      {time}
    </a>
  );
}

function withEmoji(text: string): string {
  return text.replace(/:([\w+-]+):/g, (shortcode, name: string) => get(name) ?? shortcode);
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
