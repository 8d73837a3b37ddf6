import { html } from '../../text/html.ts';
import { pageDocument } from './document.ts';
import { supportLine } from './parts.ts';

/** The page for a link that wgw did not make, or for a part of a link. */
export function linkNotValidPage(options: { supportEmail: string | undefined }): string {
  return pageDocument(
    'Link not valid',
    html`<h1>This link is not valid</h1>
<p>Perhaps a part of it is missing: some programs break long links over two lines. Open the link from the invitation's email again, or copy all of it into your browser.</p>
<p>If that does not help, ask the person who invited you to send a new invitation.</p>
${supportLine(options.supportEmail)}`,
  );
}
