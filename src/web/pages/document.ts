import { type Html, html } from '../../text/html.ts';
import { styleSheet } from './style.ts';

/** A whole HTML document around the main part of a page. */
export function pageDocument(title: string, main: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – WeGotWork</title>
<style>${styleSheet}</style>
</head>
<body>
<header>WeGotWork</header>
<main>
${main}
</main>
</body>
</html>
`.toString();
}
