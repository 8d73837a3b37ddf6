import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Entry } from '../../simulator/slack/entry.ts';
import type { Entries, ModalCard, Snapshot } from '../protocol.ts';
import { Blocks } from './blocks/blocks.tsx';
import { complaintsOf, entriesOf, fieldKey } from './blocks/entries.ts';
import { SurfaceContext, useElements } from './blocks/surface.ts';
import type { Act } from './use-sandbox.ts';

/** What takes the focus in a field. */
const CONTROL = ':is(input, select, textarea)';

interface ModalStackProps {
  readonly snapshot: Snapshot;
  readonly act: Act;
}

/** The modal on top of those that the viewer has open. What is filled in below it is kept. */
export function ModalStack({ snapshot, act }: ModalStackProps) {
  const [entered, setEntered] = useState<Readonly<Record<string, Entries>>>({});
  const top = snapshot.modals.at(-1);
  if (top === undefined) return null;
  return (
    <Modal
      key={top.id}
      modal={top}
      stacked={snapshot.modals.length > 1}
      entered={entered[top.id] ?? {}}
      onEnter={(field, entry) =>
        setEntered((before) => ({ ...before, [top.id]: { ...before[top.id], [field]: entry } }))
      }
      {...{ snapshot, act }}
    />
  );
}

interface ModalProps extends ModalStackProps {
  readonly modal: ModalCard;
  readonly stacked: boolean;
  /** By the key of the field. */
  readonly entered: Entries;
  readonly onEnter: (field: string, entry: Entry) => void;
}

function Modal({ modal, stacked, entered, onEnter, snapshot, act }: ModalProps) {
  const { view, values } = modal;
  const [complaints, setComplaints] = useState<Readonly<Record<string, string>>>({});
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<string>();
  const dialog = useRef<HTMLDialogElement>(null);
  const awaitsComplaint = useRef(false);
  const entries = entriesOf(view.blocks, values, entered);
  const errors = { ...modal.errors, ...complaints };

  // Before it is taken from the page, so that the focus goes back to where it was.
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    const field = (within: string) => dialog.current?.querySelector<HTMLElement>(`${within} ${CONTROL}`);
    (field('.field[data-focus]') ?? field('.field'))?.focus();
    return () => opened?.close();
  }, []);
  const complained = Object.keys(errors).length > 0;
  // Once for each time that it is submitted: who mends one field is not to be taken to the next.
  useEffect(() => {
    if (!complained || sending || !awaitsComplaint.current) return;
    awaitsComplaint.current = false;
    dialog.current?.querySelector<HTMLElement>(`.field[data-invalid] ${CONTROL}`)?.focus();
  }, [complained, sending]);
  // Another view in the place of this one may have taken away what had the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is what changes.
  useEffect(() => {
    if (!dialog.current?.contains(document.activeElement)) dialog.current?.focus();
  }, [view]);

  const close = () => void act({ do: 'close', in: modal.id });
  const use = useElements(act, modal.id, entries);
  const submit = async () => {
    awaitsComplaint.current = true;
    const incomplete = complaintsOf(view.blocks, entries);
    setComplaints(incomplete);
    setFailure(undefined);
    if (Object.keys(incomplete).length > 0) return;
    setSending(true);
    setFailure(await act({ do: 'submit', in: modal.id, entries }));
    setSending(false);
  };

  return (
    <dialog
      className="modal"
      ref={dialog}
      tabIndex={-1}
      aria-labelledby="modal-title"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <header>
          <h2 id="modal-title">{view.title.text}</h2>
          <button type="button" className="icon" aria-label="Close" onClick={close}>
            {stacked ? '←' : '✕'}
          </button>
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
        <section className="modal-body" tabIndex={0} aria-label="Content">
          <SurfaceContext
            value={{
              workspace: snapshot,
              use,
              values,
              form: {
                entries,
                errors,
                enter: (block, entry) => {
                  onEnter(fieldKey(block), entry);
                  setComplaints(({ [block.block_id ?? '']: _mended, ...others }) => others);
                },
              },
            }}
          >
            <Blocks blocks={view.blocks} />
          </SurfaceContext>
        </section>
        <footer>
          {failure !== undefined && (
            <p className="problem" role="alert">
              We had some trouble connecting. Try again? ({failure})
            </p>
          )}
          <button type="button" onClick={close}>
            {view.close?.text ?? 'Close'}
          </button>
          {view.submit !== undefined && (
            <button type="submit" className="primary" disabled={sending}>
              {view.submit.text}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
}
