import { type KeyboardEvent, useId, useRef, useState } from 'react';

interface Option {
  readonly value: string;
  readonly label: string;
}

interface PickerProps {
  readonly id: string;
  readonly options: readonly Option[];
  readonly placeholder: string;
  /** Its name, where no label stands beside it. */
  readonly label?: string | undefined;
  /** What it says where no option fits. */
  readonly nothing: string;
  /** How many may be chosen. */
  readonly most: number;
  readonly chosen: readonly string[];
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Picks from a list by typing a part of a name; what is chosen can be taken out again. */
export function Picker({
  id,
  options,
  placeholder,
  label: ownLabel,
  nothing,
  most,
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
  // The one that may be chosen is replaced by another.
  const isSingle = most === 1;
  const expanded = open && (isSingle || chosen.length < most);
  const current = expanded ? offered[active] : undefined;

  const choose = ({ value }: Option) => {
    onChange(isSingle ? [value] : [...chosen, value]);
    setTyped('');
    setActive(0);
    if (isSingle || chosen.length + 1 >= most) setOpen(false);
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
      // The modal stays.
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
            // Before the field loses the focus, and the list is closed.
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
            {nothing}
          </div>
        )}
      </div>
    </div>
  );
}
