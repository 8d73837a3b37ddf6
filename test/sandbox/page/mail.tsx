import { useState } from 'react';
import type { MailCard } from '../protocol.ts';
import { useText } from './use-sandbox.ts';

const looks = {
  wide: { label: 'Wide (800)', width: 800, scheme: 'light' },
  narrow: { label: 'Phone (320)', width: 320, scheme: 'light' },
  'wide dark': { label: 'Wide, dark', width: 800, scheme: 'dark' },
  'narrow dark': { label: 'Phone, dark', width: 320, scheme: 'dark' },
} as const;
type Look = keyof typeof looks | 'text';

/** An email as a mail client shows it: wide or narrow, light or dark, or as plain text. */
export function Mail({ mail, onBack }: { readonly mail: MailCard; readonly onBack: () => void }) {
  const [look, setLook] = useState<Look>('narrow');
  return (
    <article className="mail">
      <button type="button" onClick={onBack}>
        ← All emails
      </button>
      <h2>{mail.subject}</h2>
      <dl>
        <dt>From</dt>
        <dd>{mail.from}</dd>
        <dt>Reply to</dt>
        <dd>{mail.replyTo}</dd>
        <dt>To</dt>
        <dd>{mail.to}</dd>
      </dl>
      {mail.link !== undefined && (
        <a className="button primary" href={mail.link} target="_blank" rel="noreferrer">
          Open its link, as {mail.to}
        </a>
      )}
      <label>
        Shown
        <select value={look} onChange={({ target }) => setLook(target.value as Look)}>
          {Object.entries(looks).map(([value, { label }]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
          <option value="text">As plain text</option>
        </select>
      </label>
      {look === 'text' ? <PlainText id={mail.id} /> : <Html id={mail.id} look={look} />}
    </article>
  );
}

function Html({ id, look }: { readonly id: string; readonly look: keyof typeof looks }) {
  const { width, scheme } = looks[look];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach a scrolling area.
    <section className="mail-frame" tabIndex={0} aria-label="The email">
      <iframe
        key={look}
        title="The email"
        src={`/mails/${id}/html`}
        style={{ width, colorScheme: scheme }}
        onLoad={({ currentTarget }) => {
          const height = currentTarget.contentDocument?.documentElement.scrollHeight;
          if (height !== undefined) currentTarget.style.height = `${height}px`;
        }}
      />
    </section>
  );
}

function PlainText({ id }: { readonly id: string }) {
  const text = useText(`/mails/${id}/text`);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach a scrolling area.
    <section tabIndex={0} aria-label="The email">
      <pre>{text}</pre>
    </section>
  );
}
