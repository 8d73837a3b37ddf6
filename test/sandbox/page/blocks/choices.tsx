import { useId } from 'react';
import type { InteractiveElement } from '../../../simulator/slack/blocks/blocks.ts';
import { Text } from './mrkdwn.tsx';

interface ChoicesProps {
  readonly labelId?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly element: Extract<InteractiveElement, { type: 'radio_buttons' | 'checkboxes' }>;
  /** The values of the chosen options. */
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Radio buttons (one choice) or check boxes (several). */
export function Choices({ labelId, describedBy, element, chosen, onChange }: ChoicesProps) {
  const name = useId();
  const isSingle = element.type === 'radio_buttons';
  const toggle = (value: string) => {
    if (isSingle) return onChange([value]);
    onChange(chosen.includes(value) ? chosen.filter((it) => it !== value) : [...chosen, value]);
  };
  return (
    <fieldset className="choices" aria-labelledby={labelId} aria-describedby={describedBy}>
      {element.options.map((option) => (
        <label key={option.value}>
          <input
            type={isSingle ? 'radio' : 'checkbox'}
            name={name}
            checked={chosen.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
          <span>
            <Text text={option.text} />
            {option.description && (
              <span className="hint">
                <Text text={option.description} />
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
