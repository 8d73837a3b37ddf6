import { type CSSProperties, useEffect, useState } from 'react';
import type { PersonCard, Snapshot } from '../protocol.ts';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

interface BannerProps {
  readonly snapshot: Snapshot;
  /** The chosen person. The snapshot may still be of another. */
  readonly viewer: string;
  readonly connected: boolean;
  readonly onSwitch: (viewer: string) => void;
}

/** Says that this is a sandbox and what to try first. Has the choice of the viewer and the theme. */
export function Banner({ snapshot, viewer, connected, onSwitch }: BannerProps) {
  const { people, app } = snapshot;
  return (
    <header className="banner">
      <div>
        <h1>wgw sandbox</h1>
        <p>
          {connected
            ? 'A pretended Slack and mailbox around the real app; nothing leaves this machine.'
            : 'The sandbox has stopped: start it again with “npm run sandbox”.'}{' '}
          <strong>
            Try first: type <code>{app.command} invite grace@acme.com</code> below, submit the form, and open
            the email on the right.
          </strong>
        </p>
      </div>
      <label>
        You are
        <select value={viewer} onChange={({ target }) => onSwitch(target.value)}>
          {people.map((person) => (
            <option key={person.name} value={person.name}>
              {describe(person)}
            </option>
          ))}
        </select>
      </label>
      <ThemeSwitch />
    </header>
  );
}

const roleNames: Record<string, string> = { ADMINISTRATOR: 'Administrator', MEMBER: 'Member' };

function describe({ realName, about, role }: PersonCard): string {
  return `${realName}: ${about}, ${role === undefined ? 'not in WeGotWork' : (roleNames[role] ?? role)}`;
}

function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>(() => {
    const saved = localStorage.getItem('theme');
    return themes.find((it) => it === saved) ?? 'system';
  });
  useEffect(() => {
    localStorage.setItem('theme', theme);
    const style: CSSProperties = { colorScheme: theme === 'system' ? 'light dark' : theme };
    Object.assign(document.documentElement.style, style);
  }, [theme]);
  return (
    <label>
      Theme
      <select value={theme} onChange={({ target }) => setTheme(target.value as Theme)}>
        {themes.map((it) => (
          <option key={it}>{it}</option>
        ))}
      </select>
    </label>
  );
}
