import { useState } from 'react';
import type { Exchange } from '../../simulator/traffic.ts';
import type { Snapshot } from '../protocol.ts';
import { shortMoment } from './message.tsx';
import { useText } from './use-sandbox.ts';

type Line = Snapshot['exchanges'][number];

/** How long Slack waits for an acknowledgement. */
const ACK_TIMEOUT_MS = 3000;

/** Shows the waiting tasks, the recorded activity, and the HTTP requests between Slack, the app and SendGrid. */
export function Inspector({ snapshot }: { readonly snapshot: Snapshot }) {
  const { exchanges, inspection } = snapshot;
  return (
    <div className="inspector">
      <h2>Tasks waiting ({inspection.tasks.length})</h2>
      <ul aria-label="Tasks">
        {inspection.tasks.map((task) => (
          <li key={task.id}>
            <strong>{task.name}</strong>{' '}
            {task.running ? 'under way' : `at ${new Date(task.runAt).toLocaleTimeString('en-GB')}`}
            {task.attempts > 0 && `, tried ${task.attempts} ${task.attempts === 1 ? 'time' : 'times'}`}
            {task.lastError !== null && <span className="hint">{task.lastError}</span>}
          </li>
        ))}
        {inspection.tasks.length === 0 && <li className="empty">None.</li>}
      </ul>
      <h2>Activity</h2>
      <ul aria-label="Activity">
        {inspection.activity.map(({ id, at, kind, actor, details }) => (
          <li key={id}>
            <time>{shortMoment(new Date(at))}</time> <strong>{kind}</strong>{' '}
            {String(details.email ?? details.name ?? '')}
            {actor !== null && ` by ${actor}`}
          </li>
        ))}
      </ul>
      <h2>Requests</h2>
      <p className="hint">Slack waits {ACK_TIMEOUT_MS} ms for an acknowledgement.</p>
      <ul className="exchanges" aria-label="Requests">
        {exchanges.toReversed().map((exchange) => (
          <li key={exchange.id}>
            <ExchangeLine exchange={exchange} />
          </li>
        ))}
        {exchanges.length === 0 && <li className="empty">None since the sandbox started.</li>}
      </ul>
    </div>
  );
}

function ExchangeLine({ exchange }: { readonly exchange: Line }) {
  const [open, setOpen] = useState(false);
  const { at, from, to, what, problem } = exchange;
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <time>{new Date(at).toLocaleTimeString('en-GB')}</time> {from} → {to} <strong>{what}</strong>{' '}
        {outcome(exchange)}
        {problem !== undefined && <span className="badge bad">{problem}</span>}
      </summary>
      {open && <Bodies id={exchange.id} ended={exchange.elapsed !== undefined} />}
    </details>
  );
}

function outcome({ to, status, elapsed }: Line): string {
  if (elapsed === undefined) return 'under way';
  const limit = to === 'wgw' ? ` of ${ACK_TIMEOUT_MS}` : '';
  return `${status ?? 'no answer'} in ${Math.round(elapsed)}${limit} ms`;
}

/** Shows the bodies. Fetches them again when the exchange has ended. */
function Bodies({ id, ended }: { readonly id: number; readonly ended: boolean }) {
  const text = useText(`/exchanges/${id}?${ended ? 'ended' : 'begun'}`);
  const exchange = parse(text) as Partial<Exchange> | undefined;
  return (
    <>
      <h3>Request</h3>
      <Body label={`Request ${id}`} text={exchange?.request ?? text} />
      <h3>Answer</h3>
      <Body label={`Answer ${id}`} text={exchange?.answer} />
    </>
  );
}

function Body({ label, text = '' }: { readonly label: string; readonly text: string | undefined }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach a scrolling area.
    <section tabIndex={0} aria-label={label}>
      <pre>{formatBody(text) || '(empty)'}</pre>
    </section>
  );
}

/** Formats JSON with line breaks, and a form with one line for each field. */
function formatBody(text: string): string {
  const json = pretty(text);
  if (json !== undefined || !/^[\w.]+=/.test(text)) return json ?? text;
  return [...new URLSearchParams(text)]
    .map(([name, value]) => `${name}: ${pretty(value) ?? value}`)
    .join('\n');
}

function pretty(text: string): string | undefined {
  const parsed = parse(text);
  return parsed === undefined ? undefined : JSON.stringify(parsed, null, 2);
}

/** Parses JSON. Returns undefined for anything else. */
function parse(text: string): unknown {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON.
    return undefined;
  }
}
