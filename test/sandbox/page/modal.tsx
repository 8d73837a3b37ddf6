import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Entries, ModalCard, Snapshot } from '../protocol.ts';
import { Blocks } from './blocks/blocks.tsx';
import { complaintsOf, entriesOf } from './blocks/entries.ts';
import { SurfaceContext, useElements } from './blocks/surface.ts';
import type { Act } from './use-sandbox.ts';

interface ModalStackProps {
  readonly snapshot: Snapshot;
  readonly act: Act;
}

/** The modal on top of those that the viewer has open. */
export function ModalStack({ snapshot, act }: ModalStackProps) {
  const top = snapshot.modals.at(-1);
  if (top === undefined) return null;
  return (
    <Modal
      key={`${snapshot.viewer} ${top.id}`}
      modal={top}
      stacked={snapshot.modals.length > 1}
      {...{ snapshot, act }}
    />
  );
}

interface ModalProps extends ModalStackProps {
  readonly modal: ModalCard;
  readonly stacked: boolean;
}

function Modal({ modal, stacked, snapshot, act }: ModalProps) {
  const { view, values } = modal;
  const [entered, setEntered] = useState<Entries>({});
  const [complaints, setComplaints] = useState<Readonly<Record<string, string>>>({});
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<string>();
  const dialog = useRef<HTMLDialogElement>(null);
  const entries = entriesOf(view.blocks, values, entered);
  const errors = { ...modal.errors, ...complaints };

  // Before it is taken from the page, so that the focus goes back to where it was.
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    const control = ':is(input, select, textarea)';
    const field = (within: string) => dialog.current?.querySelector<HTMLElement>(`${within} ${control}`);
    (field('.field[data-focus]') ?? field('.field'))?.focus();
    return () => opened?.close();
  }, []);
  const firstError = Object.keys(errors)[0];
  useEffect(() => {
    if (firstError === undefined || sending) return;
    dialog.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [firstError, sending]);
  // Another view in the place of this one may have taken away what had the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is what changes.
  useEffect(() => {
    if (!dialog.current?.contains(document.activeElement)) dialog.current?.focus();
  }, [view]);

  const use = useElements(act, modal.id, entries);
  const submit = async () => {
    const incomplete = complaintsOf(view.blocks, entries);
    setComplaints(incomplete);
    setFailure(undefined);
    if (Object.keys(incomplete).length > 0) return;
    setSending(true);
    setFailure(await act({ do: 'submit', entries }));
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
        void act({ do: 'close' });
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
          <button type="button" className="icon" aria-label="Close" onClick={() => void act({ do: 'close' })}>
            {stacked ? '←' : '✕'}
          </button>
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
        <section className="modal-body" tabIndex={0} aria-label="Content">
          <SurfaceContext
            value={{
              names: snapshot.names,
              people: snapshot.people,
              use,
              values,
              form: {
                entries,
                errors,
                enter: (blockId, entry) => {
                  setEntered((before) => ({ ...before, [blockId]: entry }));
                  setComplaints(({ [blockId]: _mended, ...others }) => others);
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
          <button type="button" onClick={() => void act({ do: 'close' })}>
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
