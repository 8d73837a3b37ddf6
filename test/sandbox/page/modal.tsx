import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Entry } from '../../simulator/slack/entry.ts';
import type { Entries, ModalCard, Snapshot } from '../protocol.ts';
import { Blocks } from './blocks/blocks.tsx';
import { entriesOf, fieldErrorsOf, fieldKey } from './blocks/entries.ts';
import { SurfaceContext, useElements } from './blocks/surface.ts';
import type { Act } from './use-sandbox.ts';

/** Selects the part of a field that takes the focus. */
const CONTROL = ':is(input, select, textarea)';

interface ModalStackProps {
  readonly snapshot: Snapshot;
  readonly act: Act;
}

/** Shows the top modal of the viewer. Keeps the entries of the modals below it. */
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
  /** The entries on the page, by `fieldKey`. */
  readonly entered: Entries;
  readonly onEnter: (field: string, entry: Entry) => void;
}

function Modal({ modal, stacked, entered, onEnter, snapshot, act }: ModalProps) {
  const { view, values } = modal;
  const [fieldErrors, setFieldErrors] = useState<Readonly<Record<string, string>>>({});
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<string>();
  const dialog = useRef<HTMLDialogElement>(null);
  const focusesError = useRef(false);
  const entries = entriesOf(view.blocks, values, entered);
  const errors = { ...modal.errors, ...fieldErrors };

  // A layout effect, because the dialog must close before React removes it. Only then the old focus returns.
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    const field = (within: string) => dialog.current?.querySelector<HTMLElement>(`${within} ${CONTROL}`);
    (field('.field[data-focus]') ?? field('.field'))?.focus();
    return () => opened?.close();
  }, []);
  const hasErrors = Object.keys(errors).length > 0;
  // Focuses the first error once after each submission: correcting one field must not move the focus to the next.
  useEffect(() => {
    if (!hasErrors || sending || !focusesError.current) return;
    focusesError.current = false;
    dialog.current?.querySelector<HTMLElement>(`.field[data-invalid] ${CONTROL}`)?.focus();
  }, [hasErrors, sending]);
  // An update of the view may have removed the element with the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the view changes.
  useEffect(() => {
    if (!dialog.current?.contains(document.activeElement)) dialog.current?.focus();
  }, [view]);

  const close = () => void act({ do: 'close', in: modal.id });
  const use = useElements(act, modal.id, entries);
  const submit = async () => {
    focusesError.current = true;
    const found = fieldErrorsOf(view.blocks, entries);
    setFieldErrors(found);
    setFailure(undefined);
    if (Object.keys(found).length > 0) return;
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
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach a scrolling area. */}
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
                  setFieldErrors(({ [block.block_id ?? '']: _corrected, ...others }) => others);
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
