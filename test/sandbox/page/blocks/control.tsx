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
  /** The id of its label. Absent outside a form. */
  readonly labelId?: string;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly onChange: (entry: Entry) => void;
  /** Called when the person presses Enter in a single-line text field. */
  readonly onEnter?: (() => void) | undefined;
}

/** Draws an element that holds an entry: docs.slack.dev/reference/block-kit/block-elements */
export function Control({ element, entry, labelId, onChange, onEnter, ...rest }: ControlProps) {
  const { people, publicChannels } = useSurface().workspace;
  const many = typeof entry === 'string' ? [entry].filter((it) => it !== '') : entry;
  const single = many[0] ?? '';
  const named = (fallback: string) => {
    const words = ('placeholder' in element && element.placeholder?.text) || fallback;
    // Outside a form there is no label beside it.
    return { placeholder: words, label: labelId === undefined ? words : undefined };
  };
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
          {...named('Select an option')}
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
          {...named('Pick people')}
          emptyText="Nobody found"
          max={one ? 1 : (element.max_selected_items ?? people.length)}
          chosen={many}
          onChange={(chosen) => onChange(one ? (chosen[0] ?? '') : chosen)}
        />
      );
    }
    case 'channels_select':
      return (
        <Picker
          {...rest}
          options={publicChannels.map(({ id, name }) => ({ value: id, label: `#${name}` }))}
          {...named('Pick a channel')}
          emptyText="No such channel"
          max={1}
          chosen={many}
          onChange={(chosen) => onChange(chosen[0] ?? '')}
        />
      );
    case 'multi_static_select':
      return (
        <Picker
          {...rest}
          options={(element.options ?? element.option_groups?.flatMap(({ options }) => options) ?? []).map(
            ({ value, text }) => ({ value, label: text.text }),
          )}
          {...named('Pick')}
          emptyText="Nothing found"
          max={element.max_selected_items ?? Number.POSITIVE_INFINITY}
          chosen={many}
          onChange={onChange}
        />
      );
  }
}
