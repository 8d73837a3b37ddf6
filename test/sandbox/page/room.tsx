import { useEffect, useRef } from 'react';
import type { Snapshot } from '../protocol.ts';
import { Blocks } from './blocks/blocks.tsx';
import { SurfaceContext, useElements } from './blocks/surface.ts';
import { Composer } from './composer.tsx';
import { Lock } from './icons.tsx';
import { Message } from './message.tsx';
import { messagesIn, type Place } from './place.ts';
import type { Act } from './use-sandbox.ts';

interface RoomProps {
  readonly snapshot: Snapshot;
  readonly place: Place;
  readonly act: Act;
}

/** What is in the middle: a channel, the app's direct message, or its Home. */
export function Room({ snapshot, place, act }: RoomProps) {
  const { app, channels } = snapshot;
  useOpening(snapshot, place, act);
  const channel = channels.find(({ name }) => place.kind === 'channel' && place.name === name);
  const title = channel ? `#${channel.name}` : app.name;
  if (place.kind === 'home') return <Home snapshot={snapshot} act={act} />;
  return (
    <main className="room">
      <h2>
        {channel?.isPrivate && <Lock />} {title}
      </h2>
      <Messages key={title} snapshot={snapshot} place={place} act={act} />
      {place.kind === 'direct' && app.isReadOnly ? (
        <p className="read-only">Sending messages to this app has been turned off.</p>
      ) : (
        <Composer
          key={`composer ${title}`}
          app={app}
          placeholder={`Message ${title}`}
          channel={channel?.name ?? 'dm'}
          act={act}
        />
      )}
    </main>
  );
}

/** Slack tells the app whenever somebody opens one of its tabs, if it wants to hear of it. */
function useOpening({ app }: Snapshot, { kind }: Place, act: Act): void {
  const { hasHome, hearsOpening } = app;
  useEffect(() => {
    if (!hearsOpening) return;
    if (kind === 'direct') void act({ do: 'open', tab: 'messages' });
    if (kind === 'home' && hasHome) void act({ do: 'open', tab: 'home' });
  }, [kind, hasHome, hearsOpening, act]);
}

function Messages({ snapshot, place, act }: RoomProps) {
  const messages = messagesIn(snapshot, place);
  const list = useRef<HTMLDivElement>(null);
  const last = messages.at(-1)?.ts;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is what scrolls.
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [last]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <div className="messages" ref={list} role="log" aria-label="Messages" tabIndex={0}>
      {messages.length === 0 && <p className="empty">Nothing here yet.</p>}
      {messages.map((message) => (
        <Message key={message.ts} message={message} snapshot={snapshot} act={act} />
      ))}
    </div>
  );
}

function Home({ snapshot, act }: Omit<RoomProps, 'place'>) {
  const { home, app } = snapshot;
  const use = useElements(act, home?.id ?? '');
  return (
    <main className="room">
      <h2>{app.name} Home</h2>
      <div className="home">
        {home === undefined ? (
          <p className="empty">
            {app.hasHome
              ? 'wgw has shown nothing here yet.'
              : 'wgw has no Home tab. Type its command in a channel.'}
          </p>
        ) : (
          <SurfaceContext value={{ workspace: snapshot, use, values: home.values }}>
            <Blocks blocks={home.blocks} />
          </SurfaceContext>
        )}
      </div>
    </main>
  );
}
