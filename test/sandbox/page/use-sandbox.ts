import { useCallback, useEffect, useState } from 'react';
import type { Action, ActionAnswer, Snapshot, Update } from '../protocol.ts';

/** Does something as the viewer; resolves with why it could not be done, if so. */
export type Act = (action: Action) => Promise<string | undefined>;

interface SandboxView {
  /** Absent as long as the sandbox starts. */
  readonly snapshot: Snapshot | undefined;
  /** Whether the sandbox is there to be asked. */
  readonly connected: boolean;
  readonly act: Act;
}

/** What somebody sees, kept up to date, and what they can do. */
export function useSandbox(wanted: string): SandboxView {
  const [update, setUpdate] = useState<Update>({ phase: 'starting' });
  const [connected, setConnected] = useState(true);

  useEffect(() => {
    const events = new EventSource(`/events?as=${wanted}`);
    events.onopen = () => setConnected(true);
    events.onmessage = ({ data }: MessageEvent<string>) => setUpdate(JSON.parse(data) as Update);
    // The browser connects again by itself.
    events.onerror = () => setConnected(false);
    return () => events.close();
  }, [wanted]);

  // Somebody else's, until the first update for who is wanted is there.
  const snapshot = update.phase === 'ready' ? update : undefined;
  const viewer = snapshot?.viewer ?? wanted;
  const act = useCallback<Act>(
    async (action) => {
      try {
        const answer = await fetch(`/do?as=${viewer}`, { method: 'POST', body: JSON.stringify(action) });
        if (!answer.ok) return `The sandbox answered ${answer.status}.`;
        return ((await answer.json()) as ActionAnswer).problem;
      } catch {
        // The one reason for which fetch fails here.
        return 'The sandbox does not answer. Is it still running?';
      }
    },
    [viewer],
  );
  return { snapshot, connected, act };
}

/** What the sandbox has at a path, or that it has it no longer. */
export function useText(path: string): string {
  const [text, setText] = useState('');
  useEffect(() => {
    fetch(path)
      .then((answer) => (answer.ok ? answer.text() : 'The sandbox does not have this any more.'))
      .catch(() => 'The sandbox does not answer. Is it still running?')
      .then(setText);
  }, [path]);
  return text;
}
