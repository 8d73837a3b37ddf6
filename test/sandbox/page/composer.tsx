import { type KeyboardEvent, useId, useState } from 'react';
import type { AppCard } from '../protocol.ts';
import type { Act } from './use-sandbox.ts';

interface ComposerProps {
  readonly app: AppCard;
  readonly channel: string;
  readonly placeholder: string;
  readonly act: Act;
}

/** The text field for messages and commands. It completes commands from the usage hints in the manifest. */
export function Composer({ app, channel, placeholder, act }: ComposerProps) {
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState(false);
  const [problem, setProblem] = useState<string>();
  const listId = useId();

  const commands = app.hints.map((hint) => `${app.command} ${hint}`);
  const suggestions =
    dismissed || !text.startsWith('/') ? [] : commands.filter((it) => it.startsWith(text) && it !== text);
  const chosen = suggestions[active];

  const change = (typed: string) => {
    setText(typed);
    setActive(0);
    setDismissed(false);
    setProblem(undefined);
  };
  const send = async () => {
    const typed = text.trim();
    if (typed === '') return;
    const isCommand = typed.startsWith('/');
    const [word = ''] = typed.split(/\s/, 1);
    if (isCommand && word !== app.command) {
      return setProblem(`${word} is not a valid command. This sandbox has ${app.command}.`);
    }
    if (!isCommand && channel === 'dm') {
      return setProblem(`${app.name} does not read messages. Type ${app.command} help.`);
    }
    change('');
    const why = await act({ do: isCommand ? 'command' : 'say', text: typed, channel });
    if (why === undefined) return;
    setText((since) => since || typed);
    setProblem(`${typed} failed: ${why}`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined && suggestions.length > 0) {
      setActive((active + move + suggestions.length) % suggestions.length);
    } else if (event.key === 'Tab' && chosen !== undefined && !event.shiftKey) {
      change(chosen);
    } else if (event.key === 'Escape' && suggestions.length > 0) {
      setDismissed(true);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      void send();
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {suggestions.length > 0 && (
        <div className="suggestions">
          <div id={listId} role="listbox" aria-label="Commands">
            {suggestions.map((suggestion, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the text field keeps the focus and handles the keys.
              <div
                key={suggestion}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                onClick={() => change(suggestion)}
              >
                {suggestion}
              </div>
            ))}
          </div>
          <p className="hint">Tab takes it, ↑ ↓ choose</p>
        </div>
      )}
      <textarea
        rows={1}
        value={text}
        placeholder={placeholder}
        aria-label={placeholder}
        aria-haspopup="listbox"
        aria-controls={suggestions.length > 0 ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={chosen === undefined ? undefined : `${listId}-${active}`}
        onChange={({ target }) => change(target.value)}
        onKeyDown={onKeyDown}
      />
      <button type="submit" disabled={text.trim() === ''}>
        Send
      </button>
      {problem !== undefined && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
