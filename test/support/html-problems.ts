import { type ConfigData, HtmlValidate } from 'html-validate';

const extended = ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'];
// Outlook needs deprecated attributes for the layout.
const emailRules: ConfigData['rules'] = { 'no-deprecated-attr': 'off' };

const pageValidator = new HtmlValidate({ extends: extended });
const emailValidator = new HtmlValidate({ extends: extended, rules: emailRules });

/** Violations of the HTML standard, and of accessibility rules that a program can check, in a page: one line each. */
export function pageProblems(page: string): Promise<string[]> {
  return problems(pageValidator, page);
}

/** The same for an email, which may use the deprecated attributes that Outlook needs. */
export function emailProblems(email: string): Promise<string[]> {
  return problems(emailValidator, email);
}

async function problems(validator: HtmlValidate, markup: string): Promise<string[]> {
  const { results } = await validator.validateString(markup);
  const found = results.flatMap(({ messages }) =>
    messages.map(({ line, column, message, ruleId }) => `${line}:${column} ${message} (${ruleId})`),
  );
  return [...found, ...metaProblems(markup)];
}

/** Finds what the W3C's checker (vnu) reports and html-validate does not. */
function metaProblems(markup: string): string[] {
  const metas = markup.match(/<meta\b[^>]*>/g) ?? [];
  return metas.filter((meta) => !/ (content|charset)=/.test(meta)).map((meta) => `${meta} has no content`);
}
