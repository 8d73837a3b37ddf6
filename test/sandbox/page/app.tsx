import { useState } from 'react';
import { Backstage } from './backstage.tsx';
import { Banner } from './banner.tsx';
import { ModalStack } from './modal.tsx';
import type { Place } from './place.ts';
import { Refusals } from './refusals.tsx';
import { Room } from './room.tsx';
import { Sidebar } from './sidebar.tsx';
import { useSandbox } from './use-sandbox.ts';

/** A small Slack, with a mailbox beside it and a look behind the scenes. */
export function App() {
  const [viewer, setViewer] = useState('ada');
  const [wanted, setPlace] = useState<Place>({ kind: 'channel', name: 'general' });
  const { snapshot, connected, act } = useSandbox(viewer);

  if (snapshot === undefined) {
    return (
      <main className="splash">
        <h1>wgw sandbox</h1>
        <p role="status">
          {connected
            ? 'Starting PostgreSQL and wgw. The first time, a few days of history are played too …'
            : 'The sandbox has stopped. Start it again with “npm run sandbox”.'}
        </p>
      </main>
    );
  }
  // Not everybody is in every channel.
  const open = snapshot.channels.find(({ name }) => wanted.kind === 'channel' && wanted.name === name);
  const place: Place = wanted.kind !== 'channel' || open ? wanted : { kind: 'channel', name: 'general' };
  return (
    <div className="app" aria-busy={snapshot.viewer !== viewer}>
      <Banner snapshot={snapshot} viewer={viewer} connected={connected} onSwitch={setViewer} />
      <Sidebar key={`sidebar ${snapshot.viewer}`} snapshot={snapshot} place={place} onGo={setPlace} />
      <Room key={`room ${snapshot.viewer}`} snapshot={snapshot} place={place} act={act} />
      <Backstage snapshot={snapshot} act={act} />
      <ModalStack key={`modals ${snapshot.viewer}`} snapshot={snapshot} act={act} />
      <Refusals sentences={snapshot.refusals} />
    </div>
  );
}
