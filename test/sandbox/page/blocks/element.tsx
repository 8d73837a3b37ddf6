import { useState } from 'react';
import type { InteractiveElement } from '../../../simulator/slack/blocks/blocks.ts';
import type { Entry } from '../../../simulator/slack/fill.ts';
import { Choices } from './choices.tsx';
import { Confirmation } from './confirmation.tsx';
import { entryOf } from './entries.ts';
import { Menu } from './menu.tsx';
import { Picker } from './picker.tsx';
import { SelectMenu } from './select-menu.tsx';
import { useSurface } from './surface.ts';
import { TextInput } from './text-input.tsx';

interface ElementProps {
  readonly blockId: string;
  readonly element: InteractiveElement;
}

interface Use {
  readonly value?: string | undefined;
  readonly choose?: Entry;
}

/** What is used at once, outside a form: docs.slack.dev/reference/block-kit/block-elements */
export function Element({ blockId, element }: ElementProps) {
  const { use } = useSurface();
  const [asking, setAsking] = useState<Use>();
  const [problem, setProblem] = useState<string>();
  const send = async (used: Use) => {
    setAsking(undefined);
    setProblem(await use({ block: blockId, action: element.action_id ?? '', ...used }));
  };
  const confirm = 'confirm' in element ? element.confirm : undefined;
  return (
    <div className="element">
      <Control
        blockId={blockId}
        element={element}
        onUse={(used) => (confirm === undefined ? void send(used) : setAsking(used))}
      />
      {problem !== undefined && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {confirm !== undefined && asking !== undefined && (
        <Confirmation
          confirm={confirm}
          onAnswer={(yes) => (yes ? void send(asking) : setAsking(undefined))}
        />
      )}
    </div>
  );
}

function Control({ blockId, element, onUse }: ElementProps & { readonly onUse: (used: Use) => void }) {
  const { values, people } = useSurface();
  const id = `${blockId}-${element.action_id}`;
  const entry = entryOf(values[blockId]?.[element.action_id ?? '']);
  const many = typeof entry === 'string' ? [entry].filter((it) => it !== '') : entry;
  const common = { id, describedBy: undefined, invalid: false };
  const choose = (chosen: Entry) => onUse({ choose: chosen });
  switch (element.type) {
    case 'button':
      return (
        <button
          type="button"
          className={element.style}
          aria-label={element.accessibility_label}
          onClick={() => {
            if (element.url !== undefined) window.open(element.url, '_blank', 'noreferrer');
            onUse({ value: element.value });
          }}
        >
          {element.text.text}
        </button>
      );
    case 'overflow':
      return (
        <Menu
          label="More options"
          items={element.options.map(({ text, value, description }) => ({
            label: text.text,
            value,
            description: description?.text,
          }))}
          onChoose={choose}
        />
      );
    case 'static_select':
      return (
        <SelectMenu
          {...common}
          label={element.placeholder?.text ?? 'Select an option'}
          element={element}
          value={many[0] ?? ''}
          onChange={choose}
        />
      );
    case 'radio_buttons':
    case 'checkboxes':
      return <Choices element={element} chosen={many} onChange={choose} />;
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
          most={element.type === 'users_select' ? 1 : people.length}
          chosen={many}
          onChange={choose}
        />
      );
    case 'multi_static_select':
      return (
        <Picker
          {...common}
          options={(element.options ?? []).map(({ value, text }) => ({ value, label: text.text }))}
          placeholder={element.placeholder?.text ?? 'Pick'}
          most={element.max_selected_items ?? Number.POSITIVE_INFINITY}
          chosen={many}
          onChange={choose}
        />
      );
    case 'plain_text_input':
    case 'email_text_input':
    case 'number_input':
    case 'datepicker':
      return (
        <TextInput
          {...common}
          element={element}
          value={many[0] ?? ''}
          onChange={choose}
          onEnter={undefined}
        />
      );
  }
}
