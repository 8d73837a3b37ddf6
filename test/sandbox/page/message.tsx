import { useState } from 'react';
import type { MessageCard, Snapshot } from '../protocol.ts';
import { Avatar } from './avatar.tsx';
import { Blocks } from './blocks/blocks.tsx';
import { Menu } from './blocks/menu.tsx';
import { Mrkdwn } from './blocks/mrkdwn.tsx';
import { SurfaceContext, useElements } from './blocks/surface.ts';
import { Eye } from './icons.tsx';
import type { Act } from './use-sandbox.ts';

interface MessageProps {
  readonly message: MessageCard;
  readonly snapshot: Snapshot;
  readonly act: Act;
}

/** A message from the app or from a person. */
export function Message({ message, snapshot, act }: MessageProps) {
  const { people, app } = snapshot;
  const author = people.find(({ id }) => id === message.author);
  const use = useElements(act, message.ts);
  const [problem, setProblem] = useState<string>();
  const name = author?.realName ?? app.name;
  return (
    <article className={message.onlyToViewer ? 'message ephemeral' : 'message'}>
      <Avatar name={name} isApp={author === undefined} />
      <div className="message-body">
        {message.onlyToViewer && (
          <p className="audience">
            <Eye /> Only visible to you
          </p>
        )}
        <p className="byline">
          <strong>{name}</strong> {author === undefined && <span className="badge">APP</span>}{' '}
          <time dateTime={momentOf(message.ts).toISOString()}>{shortMoment(momentOf(message.ts))}</time>
        </p>
        <SurfaceContext value={{ workspace: snapshot, use, values: message.values }}>
          {message.blocks.length > 0 ? (
            <Blocks blocks={message.blocks} />
          ) : (
            <p className="text">{author ? message.text : <Mrkdwn text={message.text} />}</p>
          )}
        </SurfaceContext>
        {problem !== undefined && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
      </div>
      {app.messageShortcuts.length > 0 && !message.onlyToViewer && (
        <Menu
          label={`More actions for the message of ${name}`}
          items={app.messageShortcuts.map((shortcut) => ({
            label: shortcut.name,
            value: shortcut.callbackId,
          }))}
          onChoose={(callbackId) => void act({ do: 'shortcut', callbackId, ts: message.ts }).then(setProblem)}
        />
      )}
    </article>
  );
}

/** The ts of a message is in seconds since 1970. */
function momentOf(ts: string): Date {
  return new Date(Number(ts) * 1000);
}

/** The time of a moment, with the day if it is not today. */
export function shortMoment(moment: Date): string {
  const time = moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (moment.toDateString() === new Date().toDateString()) return time;
  return `${moment.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })} ${time}`;
}
