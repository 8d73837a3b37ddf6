import { type ConfigData, HtmlValidate } from 'html-validate';

const extended = ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'];
// Outlook lays out by the attributes of old.
const emailRules: ConfigData['rules'] = { 'no-deprecated-attr': 'off' };

const pageValidator = new HtmlValidate({ extends: extended });
const emailValidator = new HtmlValidate({ extends: extended, rules: emailRules });

/** What is wrong with a page by the HTML standard and the accessibility rules a program can check, a line each. */
export function pageProblems(page: string): Promise<string[]> {
  return problems(pageValidator, page);
}

/** The same of an email, which may lay out as Outlook wants it. */
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

/** The checker of the W3C (vnu) asks for it, and html-validate does not. */
function metaProblems(markup: string): string[] {
  const metas = markup.match(/<meta\b[^>]*>/g) ?? [];
  return metas.filter((meta) => !/ (content|charset)=/.test(meta)).map((meta) => `${meta} has no content`);
}
