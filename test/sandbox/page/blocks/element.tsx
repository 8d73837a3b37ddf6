import { useEffect, useState } from 'react';
import type { InteractiveElement } from '../../../simulator/slack/blocks/blocks.ts';
import type { Entry } from '../../../simulator/slack/entry.ts';
import { entryOf } from '../../../simulator/slack/entry.ts';
import { Confirmation } from './confirmation.tsx';
import { Control } from './control.tsx';
import { Menu } from './menu.tsx';
import { useSurface } from './surface.ts';

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
      <Usable
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

function Usable({ blockId, element, onUse }: ElementProps & { readonly onUse: (used: Use) => void }) {
  const { values } = useSurface();
  const known = entryOf(values[blockId]?.[element.action_id ?? '']);
  // Shown as picked at once, until Slack knows it too.
  const [picked, setPicked] = useState<Entry>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what Slack knows is what changes.
  useEffect(() => setPicked(undefined), [String(known)]);
  if (element.type === 'button') {
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
  }
  const choose = (chosen: Entry) => onUse({ choose: chosen });
  if (element.type === 'overflow') {
    const items = element.options.map(({ text, value, description }) => ({
      label: text.text,
      value,
      description: description?.text,
    }));
    return <Menu label="More options" items={items} onChoose={choose} />;
  }
  return (
    <Control
      id={`${blockId}-${element.action_id}`}
      element={element}
      entry={picked ?? known}
      onChange={(chosen) => {
        setPicked(chosen);
        choose(chosen);
      }}
    />
  );
}
