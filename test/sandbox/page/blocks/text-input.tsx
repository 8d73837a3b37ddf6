import type { KeyboardEvent } from 'react';
import type { InputBlock } from '../../../simulator/slack/blocks/blocks.ts';

type TextElement = Extract<
  InputBlock['element'],
  { type: 'plain_text_input' | 'email_text_input' | 'number_input' | 'datepicker' }
>;

interface TextInputProps {
  readonly id: string;
  readonly element: TextElement;
  readonly value: string;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
  readonly onChange: (value: string) => void;
  readonly onEnter: (() => void) | undefined;
}

const inputTypes = {
  plain_text_input: 'text',
  email_text_input: 'email',
  number_input: 'number',
  datepicker: 'date',
};

export function TextInput({
  element,
  value,
  invalid,
  describedBy,
  onChange,
  onEnter,
  ...rest
}: TextInputProps) {
  const common = {
    ...rest,
    value,
    placeholder: element.placeholder?.text,
    maxLength: element.type === 'plain_text_input' ? element.max_length : undefined,
    'aria-invalid': invalid,
    'aria-describedby': describedBy,
  };
  if (element.type === 'plain_text_input' && element.multiline) {
    return <textarea {...common} rows={3} onChange={({ target }) => onChange(target.value)} />;
  }
  return (
    <input
      {...common}
      {...(element.type === 'number_input' && limitsOf(element))}
      type={inputTypes[element.type]}
      onChange={({ target }) => onChange(target.value)}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Enter' || onEnter === undefined) return;
        event.preventDefault();
        onEnter();
      }}
    />
  );
}

function limitsOf({
  is_decimal_allowed,
  min_value,
  max_value,
}: Extract<TextElement, { type: 'number_input' }>) {
  return { step: is_decimal_allowed ? 'any' : 1, min: min_value, max: max_value };
}
