import { useEffect, useState } from 'react';
import type { Snapshot } from '../protocol.ts';
import { Lock } from './icons.tsx';
import { messagesIn, type Place, samePlace } from './place.ts';

interface SidebarProps {
  readonly snapshot: Snapshot;
  readonly place: Place;
  readonly onGo: (place: Place) => void;
}

/** Links to the channels, the direct message and the Home tab of the app. */
export function Sidebar({ snapshot, place, onGo }: SidebarProps) {
  const { channels, app } = snapshot;
  const link = (target: Place, label: string, isPrivate = false) => (
    <SidebarLink
      key={label}
      {...{ snapshot, target, label, isPrivate }}
      current={samePlace(place, target)}
      onGo={onGo}
    />
  );
  return (
    <nav className="sidebar" aria-label="Acme">
      <h2>Acme</h2>
      <h3>Channels</h3>
      <ul>
        {channels.map(({ name, isPrivate }) =>
          link({ kind: 'channel', name }, isPrivate ? name : `# ${name}`, isPrivate),
        )}
      </ul>
      <h3>Direct messages</h3>
      <ul>{link({ kind: 'direct' }, app.name)}</ul>
      <h3>Apps</h3>
      <ul>{link({ kind: 'home' }, `${app.name} Home`)}</ul>
    </nav>
  );
}

interface LinkProps {
  readonly snapshot: Snapshot;
  readonly target: Place;
  readonly label: string;
  readonly isPrivate: boolean;
  readonly current: boolean;
  readonly onGo: (place: Place) => void;
}

function SidebarLink({ snapshot, target, label, isPrivate, current, onGo }: LinkProps) {
  const messages = messagesIn(snapshot, target);
  const last = messages.at(-1)?.ts ?? '';
  const [seen, setSeen] = useState(last);
  useEffect(() => {
    if (current) setSeen(last);
  }, [current, last]);
  const unread = messages.filter(({ ts }) => ts > seen).length;
  return (
    <li>
      <button type="button" aria-current={current ? 'page' : undefined} onClick={() => onGo(target)}>
        <span>
          {isPrivate && <Lock />} {label}
        </span>
        {unread > 0 && !current && (
          <span className="unread">
            {unread} <span className="hidden">unread</span>
          </span>
        )}
      </button>
    </li>
  );
}
