import type { InputBlock } from '../../../simulator/slack/blocks/blocks.ts';
import type { Entry } from '../../../simulator/slack/fill.ts';
import { Choices } from './choices.tsx';
import { Picker } from './picker.tsx';
import { SelectMenu } from './select-menu.tsx';
import { useSurface } from './surface.ts';
import { TextInput } from './text-input.tsx';

interface InputProps {
  readonly id: string;
  readonly labelId: string;
  readonly block: InputBlock;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

/** What is filled in: docs.slack.dev/reference/block-kit/block-elements */
export function Input({ id, labelId, block, describedBy, invalid }: InputProps) {
  const { form, use, people } = useSurface();
  const { element } = block;
  const blockId = block.block_id ?? '';
  const entry: Entry = form?.entries[blockId] ?? '';
  const enter = (entered: Entry) => {
    form?.enter(blockId, entered);
    // Text is dispatched when Enter is pressed, a choice at once.
    if (block.dispatch_action && !isTyped(element)) void dispatch(entered);
  };
  const dispatch = (choose: Entry) => use({ block: blockId, action: element.action_id ?? '', choose });
  const common = { id, describedBy, invalid };
  const many = typeof entry === 'string' ? [entry].filter((it) => it !== '') : entry;
  const single = typeof entry === 'string' ? entry : (entry[0] ?? '');

  switch (element.type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'number_input':
    case 'datepicker':
      return (
        <TextInput
          {...common}
          element={element}
          value={single}
          onChange={enter}
          onEnter={block.dispatch_action ? () => void dispatch(single) : undefined}
        />
      );
    case 'static_select':
      return <SelectMenu {...common} element={element} value={single} onChange={enter} />;
    case 'radio_buttons':
    case 'checkboxes':
      return (
        <Choices
          labelId={labelId}
          describedBy={describedBy}
          element={element}
          chosen={many}
          onChange={enter}
        />
      );
    case 'users_select':
    case 'multi_users_select':
      return (
        <Picker
          {...common}
          options={people.map((person) => ({
            value: person.id,
            label: `${person.realName} (@${person.name})`,
          }))}
          placeholder={element.placeholder?.text ?? 'Pick people'}
          most={element.type === 'users_select' ? 1 : (element.max_selected_items ?? people.length)}
          chosen={many}
          onChange={(chosen) => enter(element.type === 'users_select' ? (chosen[0] ?? '') : chosen)}
        />
      );
    case 'multi_static_select':
      return (
        <Picker
          {...common}
          options={(element.options ?? element.option_groups?.flatMap(({ options }) => options) ?? []).map(
            ({ value, text }) => ({ value, label: text.text }),
          )}
          placeholder={element.placeholder?.text ?? 'Pick'}
          most={element.max_selected_items ?? Number.POSITIVE_INFINITY}
          chosen={many}
          onChange={enter}
        />
      );
  }
}

function isTyped({ type }: InputBlock['element']): boolean {
  return type === 'plain_text_input' || type === 'email_text_input' || type === 'number_input';
}
