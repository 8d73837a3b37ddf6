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
  /** The id of the text that it stands beside. */
  readonly describedBy?: string | undefined;
}

interface Use {
  readonly value?: string | undefined;
  readonly choose?: Entry;
}

/** What is used at once, outside a form: docs.slack.dev/reference/block-kit/block-elements */
export function Element({ blockId, element, describedBy }: ElementProps) {
  const { use, values } = useSurface();
  const known = entryOf(values[blockId]?.[element.action_id ?? '']);
  // Shown as picked at once, until Slack knows it too.
  const [picked, setPicked] = useState<Entry>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what Slack knows is what changes.
  useEffect(() => setPicked(undefined), [String(known)]);
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
        describedBy={describedBy}
        entry={picked ?? known}
        onUse={(used) => {
          setPicked(used.choose);
          if (confirm === undefined) void send(used);
          else setAsking(used);
        }}
      />
      {problem !== undefined && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {confirm !== undefined && asking !== undefined && (
        <Confirmation
          confirm={confirm}
          onAnswer={(yes) => {
            if (yes) return void send(asking);
            setAsking(undefined);
            setPicked(undefined);
          }}
        />
      )}
    </div>
  );
}

interface UsableProps extends ElementProps {
  readonly entry: Entry;
  readonly onUse: (used: Use) => void;
}

function Usable({ blockId, element, describedBy, entry, onUse }: UsableProps) {
  if (element.type === 'button') {
    return (
      <button
        type="button"
        className={element.style}
        aria-label={element.accessibility_label}
        aria-describedby={describedBy}
        onClick={() => {
          openLink(element.url);
          onUse({ value: element.value });
        }}
      >
        {element.text.text}
      </button>
    );
  }
  if (element.type === 'overflow') {
    const items = element.options.map(({ text, value, description }) => ({
      label: text.text,
      value,
      description: description?.text,
    }));
    return (
      <Menu
        label="More options"
        describedBy={describedBy}
        items={items}
        onChoose={(chosen) => {
          openLink(element.options.find(({ value }) => value === chosen)?.url);
          onUse({ choose: chosen });
        }}
      />
    );
  }
  return (
    <Control
      id={`${blockId}-${element.action_id}`}
      element={element}
      entry={entry}
      describedBy={describedBy}
      onChange={(chosen) => onUse({ choose: chosen })}
    />
  );
}

function openLink(url: string | undefined): void {
  if (url !== undefined) window.open(url, '_blank', 'noreferrer');
}
