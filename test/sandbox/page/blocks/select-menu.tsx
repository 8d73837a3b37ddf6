interface Option {
  readonly value: string;
  readonly text: { readonly text: string };
}

interface SelectMenuProps {
  readonly id?: string;
  readonly label?: string | undefined;
  readonly element: {
    readonly options?: readonly Option[] | undefined;
    readonly option_groups?:
      | readonly { readonly label: { readonly text: string }; readonly options: readonly Option[] }[]
      | undefined;
  };
  readonly placeholder: string;
  readonly value: string;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
  readonly onChange: (value: string) => void;
}

/** A static select, drawn with the browser's own element. */
export function SelectMenu({
  element,
  placeholder,
  label,
  value,
  describedBy,
  invalid,
  onChange,
  ...rest
}: SelectMenuProps) {
  return (
    <select
      {...rest}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {value === '' && <option value="">{placeholder}</option>}
      {element.options?.map(option)}
      {element.option_groups?.map((group) => (
        <optgroup key={group.label.text} label={group.label.text}>
          {group.options.map(option)}
        </optgroup>
      ))}
    </select>
  );
}

function option({ value, text }: Option) {
  return (
    <option key={value} value={value}>
      {text.text}
    </option>
  );
}
