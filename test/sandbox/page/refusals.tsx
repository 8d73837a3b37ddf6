import { useState } from 'react';

/** Shows what Slack refused, and why, until the viewer dismisses it. */
export function Refusals({ sentences }: { readonly sentences: readonly string[] }) {
  const [seen, setSeen] = useState(0);
  // Fewer than before: the sandbox was started again.
  const dismissed = seen <= sentences.length ? seen : 0;
  const open = sentences.slice(dismissed);
  return (
    <div className="refusals" role="alert">
      {open.length > 0 && (
        <>
          <h2>Slack refused</h2>
          <ul>
            {open.map((sentence, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: sentences are only ever added at the end.
              <li key={dismissed + index}>{sentence}</li>
            ))}
          </ul>
          <button type="button" onClick={() => setSeen(sentences.length)}>
            Dismiss
          </button>
        </>
      )}
    </div>
  );
}
