import type { InputBlock } from '../../../simulator/slack/blocks/blocks.ts';
import type { Entry } from '../../../simulator/slack/entry.ts';
import { Control } from './control.tsx';
import { useSurface } from './surface.ts';

interface InputProps {
  readonly id: string;
  readonly labelId: string;
  readonly block: InputBlock;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

/** The element of an input block: what is filled in is submitted with the form, or told at once where asked for. */
export function Input({ block, ...rest }: InputProps) {
  const { form, use } = useSurface();
  const { element, dispatch_action: dispatches } = block;
  const blockId = block.block_id ?? '';
  const entry = form?.entries[blockId] ?? '';
  const dispatch = (choose: Entry) => use({ block: blockId, action: element.action_id ?? '', choose });
  return (
    <Control
      {...rest}
      element={element}
      entry={entry}
      onChange={(entered) => {
        form?.enter(blockId, entered);
        // Text is told when Enter is pressed, a choice at once.
        if (dispatches && !isTyped(element)) void dispatch(entered);
      }}
      onEnter={dispatches ? () => void dispatch(entry) : undefined}
    />
  );
}

function isTyped({ type }: InputBlock['element']): boolean {
  return type === 'plain_text_input' || type === 'email_text_input' || type === 'number_input';
}
