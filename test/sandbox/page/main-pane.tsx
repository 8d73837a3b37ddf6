import { useEffect, useRef } from 'react';
import type { Snapshot } from '../protocol.ts';
import { Blocks } from './blocks/blocks.tsx';
import { SurfaceContext, useElements } from './blocks/surface.ts';
import { Composer } from './composer.tsx';
import { Lock } from './icons.tsx';
import { Message } from './message.tsx';
import { messagesIn, type Place } from './place.ts';
import type { Act } from './use-sandbox.ts';

interface MainPaneProps {
  readonly snapshot: Snapshot;
  readonly place: Place;
  readonly act: Act;
}

/** The middle of the page: a channel, the direct message with the app, or its Home tab. */
export function MainPane({ snapshot, place, act }: MainPaneProps) {
  const { app, channels } = snapshot;
  useOpenedEvent(snapshot, place, act);
  const channel = channels.find(({ name }) => place.kind === 'channel' && place.name === name);
  const title = channel ? `#${channel.name}` : app.name;
  if (place.kind === 'home') return <Home snapshot={snapshot} act={act} />;
  return (
    <main className="main-pane">
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

/** Sends the app an event when the viewer opens one of its tabs, if the app subscribes to it. */
function useOpenedEvent({ app }: Snapshot, { kind }: Place, act: Act): void {
  const { hasHome, getsOpenedEvents } = app;
  useEffect(() => {
    if (!getsOpenedEvents) return;
    if (kind === 'direct') void act({ do: 'open', tab: 'messages' });
    if (kind === 'home' && hasHome) void act({ do: 'open', tab: 'home' });
  }, [kind, hasHome, getsOpenedEvents, act]);
}

function Messages({ snapshot, place, act }: MainPaneProps) {
  const messages = messagesIn(snapshot, place);
  const list = useRef<HTMLDivElement>(null);
  const last = messages.at(-1)?.ts;
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when there is a new message.
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [last]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach a scrolling area.
    <div className="messages" ref={list} role="log" aria-label="Messages" tabIndex={0}>
      {messages.length === 0 && <p className="empty">Nothing here yet.</p>}
      {messages.map((message) => (
        <Message key={message.ts} message={message} snapshot={snapshot} act={act} />
      ))}
    </div>
  );
}

function Home({ snapshot, act }: Omit<MainPaneProps, 'place'>) {
  const { home, app } = snapshot;
  const use = useElements(act, home?.id ?? '');
  return (
    <main className="main-pane">
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
