import { html } from '../../text/html.ts';
import { pageDocument } from './document.ts';

const errors: Readonly<Record<number, { title: string; advice: string }>> = {
  404: { title: 'Page not found', advice: 'Check the address, or open the link from your invitation again.' },
  408: {
    title: 'Too slow',
    advice: 'The form did not arrive in time. Check your connection and send it again.',
  },
  413: {
    title: 'Too much text',
    advice: 'What was sent is too long. Go back, shorten it and send it again.',
  },
  429: {
    title: 'Too many requests',
    advice: 'Too many requests came from your network. Wait a minute, then try again.',
  },
  503: {
    title: 'Back in a moment',
    advice: 'Something that we need is not there just now. Try again in a few minutes.',
  },
  500: { title: 'Something went wrong', advice: 'This is our fault, not yours. Try again in a few minutes.' },
};

const other = {
  title: 'Request not understood',
  advice: 'Go back, or open the link from your invitation again.',
};

/** The page for an error status. */
export function errorPage(status: number): string {
  const { title, advice } = errors[status] ?? other;
  return pageDocument(title, html`<h1>${title}</h1>\n<p>${advice}</p>`);
}
