import { useEffect, useState } from 'react';
import type { InteractiveElement } from '../../../simulator/slack/blocks/blocks.ts';
import type { Entry } from '../../../simulator/slack/entry.ts';
import { entryOf } from '../../../simulator/slack/entry.ts';
import { ConfirmationDialog } from './confirmation-dialog.tsx';
import { Control } from './control.tsx';
import { Menu } from './menu.tsx';
import { useSurface } from './surface.ts';

interface ElementProps {
  readonly blockId: string;
  readonly element: InteractiveElement;
  /** The id of the text beside it. */
  readonly describedBy?: string | undefined;
}

interface Use {
  readonly value?: string | undefined;
  readonly choose?: Entry;
}

/** Draws an element outside a form. It sends its action at once: docs.slack.dev/reference/block-kit/block-elements */
export function Element({ blockId, element, describedBy }: ElementProps) {
  const { use, values } = useSurface();
  const known = entryOf(values[blockId]?.[element.action_id ?? '']);
  // Shows a choice at once, before Slack has it.
  const [picked, setPicked] = useState<Entry>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when Slack's value changes.
  useEffect(() => setPicked(undefined), [String(known)]);
  const [unconfirmed, setUnconfirmed] = useState<Use>();
  const [problem, setProblem] = useState<string>();
  const send = async (used: Use) => {
    setUnconfirmed(undefined);
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
          else setUnconfirmed(used);
        }}
      />
      {problem !== undefined && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {confirm !== undefined && unconfirmed !== undefined && (
        <ConfirmationDialog
          confirm={confirm}
          onAnswer={(yes) => {
            if (yes) return void send(unconfirmed);
            setUnconfirmed(undefined);
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
