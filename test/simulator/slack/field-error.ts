import type { InputBlock } from './blocks/blocks.ts';
import type { Entry } from './entry.ts';

/** The error that Slack's client itself shows on a field before it submits a form, if any. */
export function fieldErrorOf({ element, optional }: InputBlock, entry: Entry): string | undefined {
  if (entry.length === 0) return optional ? undefined : 'Please complete this required field.';
  const text = String(entry);
  switch (element.type) {
    case 'plain_text_input':
      if (text.length >= (element.min_length ?? 0)) return undefined;
      return `Please enter at least ${element.min_length} characters.`;
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? undefined : 'Please enter a valid email address.';
    case 'number_input': {
      const number = Number(text);
      const isWhole = element.is_decimal_allowed || Number.isInteger(number);
      if (!Number.isFinite(number) || !isWhole) return 'Please enter a valid number.';
      const tooSmall = element.min_value !== undefined && number < Number(element.min_value);
      const tooLarge = element.max_value !== undefined && number > Number(element.max_value);
      return tooSmall || tooLarge ? 'Please enter a number within the limits.' : undefined;
    }
    default:
      return undefined;
  }
}
