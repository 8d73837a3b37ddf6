import { useState } from 'react';
import type { Delivery, Fate } from '../../simulator/sendgrid/delivery.ts';
import type { MailCard, Snapshot } from '../protocol.ts';
import { Mail } from './mail.tsx';
import { shortMoment } from './message.tsx';
import type { Act } from './use-sandbox.ts';

const deliveries: Record<Delivery, string> = {
  delivered: 'Delivered',
  bounced: 'Bounced: the address does not exist',
  lost: 'Lost on the way',
  slow: 'Slow: SendGrid takes 5 seconds',
  'answer-lost': 'Taken, but SendGrid’s answer is lost',
  'too-many-requests': 'Refused: too many requests (429)',
};

const fates: Record<Fate, string> = { delivered: '', bounced: 'Bounced', lost: 'Lost' };

/** The emails of all people, newest first, and the choice of how SendGrid treats the next ones. */
export function Mailbox({ snapshot, act }: { readonly snapshot: Snapshot; readonly act: Act }) {
  const { mails, delivery } = snapshot;
  const [chosen, setChosen] = useState<string>();
  const shown = mails.find(({ id }) => id === chosen);
  return (
    <div className="mailbox">
      <label>
        The next emails are
        <select
          value={delivery}
          onChange={({ target }) => void act({ do: 'deliver', delivery: target.value as Delivery })}
        >
          {Object.entries(deliveries).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {shown !== undefined ? (
        <Mail mail={shown} onBack={() => setChosen(undefined)} />
      ) : (
        <ul className="mails" aria-label="Emails">
          {mails.toReversed().map((mail) => (
            <li key={mail.id}>
              <MailLine mail={mail} onOpen={() => setChosen(mail.id)} />
            </li>
          ))}
          {mails.length === 0 && <li className="empty">No email was sent yet.</li>}
        </ul>
      )}
    </div>
  );
}

function MailLine({ mail, onOpen }: { readonly mail: MailCard; readonly onOpen: () => void }) {
  const content = (
    <>
      <strong>{mail.to}</strong> <time>{shortMoment(new Date(mail.at))}</time>
      <span className="subject">{mail.subject}</span>
      {mail.fate !== 'delivered' && <span className="badge bad">{fates[mail.fate]}</span>}
    </>
  );
  // It reached nobody, so it cannot be opened.
  if (mail.fate !== 'delivered') return <div className="mail-line">{content}</div>;
  return (
    <button type="button" className="mail-line" onClick={onOpen}>
      {content}
    </button>
  );
}
