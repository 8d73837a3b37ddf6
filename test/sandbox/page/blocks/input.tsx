import { useEffect, useRef, useState } from 'react';
import type { InputBlock } from '../../../simulator/slack/blocks/blocks.ts';
import { type Entry, entryOf } from '../../../simulator/slack/entry.ts';
import { Control } from './control.tsx';
import { useSurface } from './surface.ts';

interface InputProps {
  readonly id: string;
  readonly labelId: string;
  readonly block: InputBlock;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

/** With on_character_entered, Slack sends the action after this pause in typing. */
const PAUSE_MS = 300;

/** The element of an input block. The form submits its entry. With `dispatch_action` it is also sent at once. */
export function Input({ block, describedBy, ...rest }: InputProps) {
  const { form, values } = useSurface();
  const { element } = block;
  const blockId = block.block_id ?? '';
  const known = entryOf(values[blockId]?.[element.action_id ?? '']);
  const [typed, setTyped] = useState<Entry>();
  const entry = form ? (form.entries[blockId] ?? '') : (typed ?? known);
  const dispatch = useDispatch(block);
  const hintId = `${rest.id}-enter`;
  return (
    <>
      <Control
        {...rest}
        describedBy={dispatch.onEnter ? [describedBy, hintId].filter(Boolean).join(' ') : describedBy}
        element={element}
        entry={entry}
        onChange={(entered) => {
          if (form) form.enter(block, entered);
          else setTyped(entered);
          dispatch.onChange(entered);
        }}
        onEnter={dispatch.onEnter && (() => dispatch.onEnter?.(entry))}
      />
      {dispatch.onEnter && (
        <p className="hint" id={hintId}>
          Press Enter to submit
        </p>
      )}
    </>
  );
}

interface Dispatch {
  onChange(entry: Entry): void;
  /** Undefined if Enter has no effect of its own. */
  readonly onEnter: ((entry: Entry) => void) | undefined;
}

/** Sends the action: docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object */
function useDispatch({ block_id = '', element, dispatch_action }: InputBlock): Dispatch {
  const { use } = useSurface();
  const pause = useRef<number>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  const send = (choose: Entry) => {
    clearTimeout(pause.current);
    void use({ block: block_id, action: element.action_id ?? '', choose });
  };
  if (!dispatch_action) return { onChange() {}, onEnter: undefined };
  // A choice is sent at once, typed text later.
  if (!isTyped(element)) return { onChange: send, onEnter: undefined };
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  return {
    onChange(entry) {
      clearTimeout(pause.current);
      if (triggers.includes('on_character_entered')) {
        pause.current = window.setTimeout(() => send(entry), PAUSE_MS);
      }
    },
    onEnter: triggers.includes('on_enter_pressed') ? send : undefined,
  };
}

type TypedElement = Extract<
  InputBlock['element'],
  { type: 'plain_text_input' | 'email_text_input' | 'number_input' }
>;

function isTyped(element: InputBlock['element']): element is TypedElement {
  return ['plain_text_input', 'email_text_input', 'number_input'].includes(element.type);
}
