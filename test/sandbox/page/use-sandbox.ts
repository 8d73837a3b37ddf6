import { useCallback, useEffect, useState } from 'react';
import type { Action, ActionAnswer, Snapshot, Update } from '../protocol.ts';

/** Performs an action as the viewer. Resolves with the problem if it failed. */
export type Act = (action: Action) => Promise<string | undefined>;

interface SandboxView {
  /** Undefined while the sandbox starts. */
  readonly snapshot: Snapshot | undefined;
  /** Whether the page is connected to the sandbox. */
  readonly connected: boolean;
  readonly act: Act;
}

/** The current snapshot for a person, and a function to act as that person. */
export function useSandbox(wanted: string): SandboxView {
  const [update, setUpdate] = useState<Update>({ phase: 'starting' });
  const [connected, setConnected] = useState(true);

  useEffect(() => {
    const events = new EventSource(`/events?as=${wanted}`);
    events.onopen = () => setConnected(true);
    events.onmessage = ({ data }: MessageEvent<string>) => setUpdate(JSON.parse(data) as Update);
    // The browser reconnects by itself.
    events.onerror = () => setConnected(false);
    return () => events.close();
  }, [wanted]);

  // After a switch of the viewer, this is the snapshot of the previous one until the first update.
  const snapshot = update.phase === 'ready' ? update : undefined;
  const viewer = snapshot?.viewer ?? wanted;
  const act = useCallback<Act>(
    async (action) => {
      try {
        const answer = await fetch(`/do?as=${viewer}`, { method: 'POST', body: JSON.stringify(action) });
        if (!answer.ok) return `The sandbox answered ${answer.status}.`;
        return ((await answer.json()) as ActionAnswer).problem;
      } catch {
        // Here fetch fails only if the server does not answer.
        return 'The sandbox does not answer. Is it still running?';
      }
    },
    [viewer],
  );
  return { snapshot, connected, act };
}

/** The text at a path of the sandbox, or a message that it is not there. */
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
