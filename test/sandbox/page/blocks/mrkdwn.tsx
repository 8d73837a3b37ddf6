import { get } from 'node-emoji';
import { Fragment, type ReactNode } from 'react';
import { useSurface } from './surface.ts';

/** A text object: plain text as it is, `mrkdwn` as Slack draws it. */
export function Text({
  text,
}: {
  readonly text: { type: string; text: string; emoji?: boolean | undefined };
}) {
  if (text.type === 'mrkdwn') return <Mrkdwn text={text.text} />;
  return <>{text.emoji ? withEmoji(text.text) : text.text}</>;
}

/** Slack's own markup: docs.slack.dev/messaging/formatting-message-text */
export function Mrkdwn({ text }: { readonly text: string }) {
  const { names } = useSurface();
  return (
    <>
      {text.split('\n').map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing else, and never move.
        <Fragment key={index}>
          {index > 0 && <br />}
          {line.startsWith('&gt; ') ? <q>{inline(line.slice(5), names)}</q> : inline(line, names)}
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

function inline(text: string, names: Readonly<Record<string, string>>): ReactNode {
  const [found] = PARTS.map((pattern) => pattern.exec(text))
    .filter((match) => match !== null)
    .sort((a, b) => a.index - b.index);
  if (found === undefined) return unescaped(withEmoji(text));
  return (
    <>
      {unescaped(withEmoji(text.slice(0, found.index)))}
      {part(found.groups ?? {}, names)}
      {inline(text.slice(found.index + found[0].length), names)}
    </>
  );
}

type Groups = Readonly<Partial<Record<string, string>>>;

function part(
  { kind, target, label, code, bold, italic, struck }: Groups,
  names: Readonly<Record<string, string>>,
) {
  if (code !== undefined) return <code>{unescaped(code)}</code>;
  if (bold !== undefined) return <strong>{inline(bold, names)}</strong>;
  if (italic !== undefined) return <em>{inline(italic, names)}</em>;
  if (struck !== undefined) return <s>{inline(struck, names)}</s>;
  if (target === undefined) return null;
  if (kind === '') {
    return (
      <a href={unescaped(target)} target="_blank" rel="noreferrer">
        {unescaped(label || target.replace(/^mailto:/, ''))}
      </a>
    );
  }
  const mark = kind === '#' ? '#' : '@';
  return <span className="mention">{`${mark}${label || names[target] || target}`}</span>;
}

function withEmoji(text: string): string {
  return text.replace(/:([\w+-]+):/g, (shortcode, name: string) => get(name) ?? shortcode);
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
