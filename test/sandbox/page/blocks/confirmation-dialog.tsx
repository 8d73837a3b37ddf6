import { useId, useLayoutEffect, useRef } from 'react';
import type { z } from 'zod';
import type { confirmationDialog } from '../../../simulator/slack/blocks/composition.ts';
import { Text } from './mrkdwn.tsx';

interface ConfirmationDialogProps {
  readonly confirm: z.infer<typeof confirmationDialog>;
  readonly onAnswer: (yes: boolean) => void;
}

/** The dialog that asks before an action is sent: docs.slack.dev/reference/block-kit/composition-objects */
export function ConfirmationDialog({ confirm, onAnswer }: ConfirmationDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  return (
    <dialog
      className="modal confirmation-dialog"
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onAnswer(false);
      }}
    >
      <header>
        <h2 id={titleId}>{confirm.title.text}</h2>
      </header>
      <div className="modal-body">
        <p className="text">
          <Text text={confirm.text} />
        </p>
      </div>
      <footer>
        <button type="button" onClick={() => onAnswer(false)}>
          {confirm.deny.text}
        </button>
        <button type="button" className={confirm.style ?? 'primary'} onClick={() => onAnswer(true)}>
          {confirm.confirm.text}
        </button>
      </footer>
    </dialog>
  );
}
