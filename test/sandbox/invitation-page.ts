/** Opens an invitation's page and accepts it, as its reader would in a browser; resolves with what they read then. */
export async function acceptInvitation(link: string, name: string): Promise<string> {
  const page = await fetch(link);
  if (!page.ok) return readable(await page.text());
  const accepted = await fetch(`${link}/accept`, { method: 'POST', body: new URLSearchParams({ name }) });
  return readable(await accepted.text());
}

/** A page's words without its markup. */
function readable(html: string): string {
  return html
    .replace(/<(style|head)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(?:#39|#x27|apos);/g, "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
