import type { InteractiveElement } from '../../../simulator/slack/blocks/blocks.ts';
import type { Entry } from '../../../simulator/slack/entry.ts';
import { Choices } from './choices.tsx';
import { Picker } from './picker.tsx';
import { SelectMenu } from './select-menu.tsx';
import { useSurface } from './surface.ts';
import { TextInput } from './text-input.tsx';

interface ControlProps {
  readonly id: string;
  readonly element: Exclude<InteractiveElement, { type: 'button' | 'overflow' }>;
  readonly entry: Entry;
  /** The id of its label, where it stands in a form. */
  readonly labelId?: string;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly onChange: (entry: Entry) => void;
  /** Enter, in a line of text. */
  readonly onEnter?: (() => void) | undefined;
}

/** What holds an entry: docs.slack.dev/reference/block-kit/block-elements */
export function Control({ element, entry, labelId, onChange, onEnter, ...rest }: ControlProps) {
  const { people } = useSurface();
  const many = typeof entry === 'string' ? [entry].filter((it) => it !== '') : entry;
  const single = many[0] ?? '';
  switch (element.type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'number_input':
    case 'datepicker':
      return <TextInput {...rest} element={element} value={single} onChange={onChange} onEnter={onEnter} />;
    case 'static_select':
      return (
        <SelectMenu
          {...rest}
          label={labelId === undefined ? (element.placeholder?.text ?? 'Select an option') : undefined}
          element={element}
          value={single}
          onChange={onChange}
        />
      );
    case 'radio_buttons':
    case 'checkboxes':
      return (
        <Choices
          labelId={labelId}
          describedBy={rest.describedBy}
          element={element}
          chosen={many}
          onChange={onChange}
        />
      );
    case 'users_select':
    case 'multi_users_select': {
      const one = element.type === 'users_select';
      return (
        <Picker
          {...rest}
          options={people.map(({ id, name, realName }) => ({ value: id, label: `${realName} (@${name})` }))}
          placeholder={element.placeholder?.text ?? 'Pick people'}
          most={one ? 1 : (element.max_selected_items ?? people.length)}
          chosen={many}
          onChange={(chosen) => onChange(one ? (chosen[0] ?? '') : chosen)}
        />
      );
    }
    case 'multi_static_select':
      return (
        <Picker
          {...rest}
          options={(element.options ?? element.option_groups?.flatMap(({ options }) => options) ?? []).map(
            ({ value, text }) => ({ value, label: text.text }),
          )}
          placeholder={element.placeholder?.text ?? 'Pick'}
          most={element.max_selected_items ?? Number.POSITIVE_INFINITY}
          chosen={many}
          onChange={onChange}
        />
      );
  }
}
