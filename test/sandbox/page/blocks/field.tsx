import { useId } from 'react';
import type { InputBlock } from '../../../simulator/slack/blocks/blocks.ts';
import { Input } from './input.tsx';
import { useSurface } from './surface.ts';

/** An input block: its label, element, hint and error. */
export function Field({ block }: { readonly block: InputBlock }) {
  const { form } = useSurface();
  const id = useId();
  const blockId = block.block_id ?? '';
  const error = form?.errors[blockId];
  const described = [block.hint && `${id}-hint`, error && `${id}-error`].filter((it) => it !== undefined);
  const isGroup = block.element.type === 'checkboxes' || block.element.type === 'radio_buttons';
  const label = (
    <>
      {block.label.text} {block.optional && <span className="optional">(optional)</span>}
    </>
  );
  return (
    <div
      className="field"
      data-invalid={error === undefined ? undefined : ''}
      data-focus={'focus_on_load' in block.element && block.element.focus_on_load ? '' : undefined}
    >
      {isGroup ? (
        <p className="label" id={`${id}-label`}>
          {label}
        </p>
      ) : (
        <label className="label" id={`${id}-label`} htmlFor={id}>
          {label}
        </label>
      )}
      <Input
        id={id}
        labelId={`${id}-label`}
        block={block}
        describedBy={described.length > 0 ? described.join(' ') : undefined}
        invalid={error !== undefined}
      />
      {error !== undefined && (
        <p className="error" id={`${id}-error`}>
          ⚠ {error}
        </p>
      )}
      {block.hint && (
        <p className="hint" id={`${id}-hint`}>
          {block.hint.text}
        </p>
      )}
    </div>
  );
}
