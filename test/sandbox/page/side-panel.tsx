import { useState } from 'react';
import type { Snapshot } from '../protocol.ts';
import { Inspector } from './inspector.tsx';
import { Mailbox } from './mailbox.tsx';
import type { Act } from './use-sandbox.ts';

const tabs = ['Mailbox', 'Inspector'] as const;

/** Shows the emails, or the inspector. */
export function SidePanel({ snapshot, act }: { readonly snapshot: Snapshot; readonly act: Act }) {
  const [tab, setTab] = useState<(typeof tabs)[number]>('Mailbox');
  return (
    <aside className="side-panel" aria-label="Behind the scenes">
      <div className="tabs">
        {tabs.map((name) => (
          <button key={name} type="button" aria-pressed={name === tab} onClick={() => setTab(name)}>
            {name}
            {name === 'Mailbox' && ` (${snapshot.mails.length})`}
          </button>
        ))}
      </div>
      {tab === 'Mailbox' ? <Mailbox snapshot={snapshot} act={act} /> : <Inspector snapshot={snapshot} />}
    </aside>
  );
}
