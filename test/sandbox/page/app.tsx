import { useState } from 'react';
import { Banner } from './banner.tsx';
import { MainPane } from './main-pane.tsx';
import { ModalStack } from './modal.tsx';
import type { Place } from './place.ts';
import { Refusals } from './refusals.tsx';
import { SidePanel } from './side-panel.tsx';
import { Sidebar } from './sidebar.tsx';
import { useSandbox } from './use-sandbox.ts';

/** The whole page: a small Slack, and a panel with the mailbox and the inspector. */
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
  // The viewer may not be in the wanted channel.
  const open = snapshot.channels.find(({ name }) => wanted.kind === 'channel' && wanted.name === name);
  const place: Place = wanted.kind !== 'channel' || open ? wanted : { kind: 'channel', name: 'general' };
  return (
    <div className="app" aria-busy={snapshot.viewer !== viewer}>
      <Banner snapshot={snapshot} viewer={viewer} connected={connected} onSwitch={setViewer} />
      <Sidebar key={`sidebar ${snapshot.viewer}`} snapshot={snapshot} place={place} onGo={setPlace} />
      <MainPane key={`main ${snapshot.viewer}`} snapshot={snapshot} place={place} act={act} />
      <SidePanel snapshot={snapshot} act={act} />
      <ModalStack key={`modals ${snapshot.viewer}`} snapshot={snapshot} act={act} />
      <Refusals sentences={snapshot.refusals} />
    </div>
  );
}
