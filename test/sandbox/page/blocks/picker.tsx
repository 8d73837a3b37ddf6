import { type KeyboardEvent, useId, useRef, useState } from 'react';

interface Option {
  readonly value: string;
  readonly label: string;
}

interface PickerProps {
  readonly id: string;
  readonly options: readonly Option[];
  readonly placeholder: string;
  /** Its name, if there is no label beside it. */
  readonly label?: string | undefined;
  /** The text when no option matches. */
  readonly emptyText: string;
  /** The maximum number of choices. */
  readonly max: number;
  readonly chosen: readonly string[];
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Finds options by a part of their name. Choices can be removed again. */
export function Picker({
  id,
  options,
  placeholder,
  label: ownLabel,
  emptyText,
  max,
  chosen,
  describedBy,
  invalid,
  onChange,
}: PickerProps) {
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const offered = options.filter(
    ({ value, label }) => !chosen.includes(value) && label.toLowerCase().includes(typed.toLowerCase()),
  );
  // With one choice, another one replaces it.
  const isSingle = max === 1;
  const expanded = open && (isSingle || chosen.length < max);
  const current = expanded ? offered[active] : undefined;

  const choose = ({ value }: Option) => {
    onChange(isSingle ? [value] : [...chosen, value]);
    setTyped('');
    setActive(0);
    if (isSingle || chosen.length + 1 >= max) setOpen(false);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined && offered.length > 0) {
      if (expanded) setActive((active + move + offered.length) % offered.length);
      setOpen(true);
    } else if (event.key === 'Enter') {
      if (current !== undefined) choose(current);
    } else if (event.key === 'Escape' && expanded) {
      setOpen(false);
      // The modal stays open.
      event.stopPropagation();
    } else if (event.key === 'Backspace' && typed === '') {
      onChange(chosen.slice(0, -1));
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <div className="picker">
      <div className="picker-field">
        {chosen.map((value) => {
          const label = options.find((option) => option.value === value)?.label ?? value;
          return (
            <span className="chip" key={value}>
              {label}
              <button
                type="button"
                aria-label={`Take out ${label}`}
                onClick={() => onChange(chosen.filter((it) => it !== value))}
              >
                ✕
              </button>
            </span>
          );
        })}
        <input
          ref={field}
          id={id}
          type="text"
          role="combobox"
          autoComplete="off"
          aria-label={ownLabel}
          aria-expanded={expanded}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={current === undefined ? undefined : `${listId}-${current.value}`}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          placeholder={chosen.length === 0 ? placeholder : ''}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setActive(0);
            setOpen(true);
          }}
          onClick={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="suggestions" id={listId} role="listbox" aria-label={placeholder} hidden={!expanded}>
        {offered.map((option, index) => (
          <div
            key={option.value}
            id={`${listId}-${option.value}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // Runs before the field loses the focus, which closes the list.
            onMouseDown={(event) => {
              event.preventDefault();
              choose(option);
            }}
          >
            {option.label}
          </div>
        ))}
        {offered.length === 0 && (
          <div role="option" aria-selected={false} aria-disabled tabIndex={-1}>
            {emptyText}
          </div>
        )}
      </div>
    </div>
  );
}
