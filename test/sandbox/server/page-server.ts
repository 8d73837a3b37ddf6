import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { HOST } from '../ports.ts';
import type { Sandbox } from '../start.ts';
import { personNames } from '../team.ts';
import { bundlePage } from './bundle.ts';
import { createPageUpdates } from './page-updates.ts';

/** Serves the page of the sandbox, also while the sandbox starts. */
export interface PageServer {
  url: string;
  /** Shows this sandbox from now on. */
  show(sandbox: Sandbox): Promise<void>;
  close(): Promise<void>;
}

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>wgw sandbox</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
</head>
<body>
<div id="page"></div>
<script type="module" src="/page.js"></script>
</body>
</html>
`;

const headers = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'self'; img-src http: https: data:; frame-ancestors 'self'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
};

// Emails may have styles, and images from anywhere, but no scripts or forms, as in a mail client.
const mailHeaders = {
  ...headers,
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:; form-action 'none'; frame-ancestors 'self'",
};

export async function startPageServer(port: number): Promise<PageServer> {
  const bundle = bundlePage();
  // An error reaches the requests that await the bundle.
  bundle.catch(() => {});
  const updates = createPageUpdates();
  let sandbox: Sandbox | undefined;

  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'content-type': 'text/plain' }).end(error.stack);
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const send = (type: string, body: string, status = 200, more: Record<string, string> = headers) =>
      response.writeHead(status, { ...more, 'content-type': `${type}; charset=utf-8` }).end(body);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://sandbox');
    const viewer = personNames.find((name) => name === searchParams.get('as'));
    if (isCrossOrigin(request)) return void send('text/plain', 'Only this machine may use the sandbox.', 403);
    const [, area, id = '', part] = pathname.split('/');
    switch (`${request.method} /${area}`) {
      case 'GET /':
        return void send('text/html', page);
      case 'GET /page.js':
        return void send('text/javascript', (await bundle).script);
      case 'GET /page.css':
        return void send('text/css', (await bundle).style);
      case 'GET /events':
        if (viewer !== undefined) return updates.connect(response, viewer);
        break;
      case 'POST /do':
        if (viewer !== undefined && sandbox !== undefined) {
          // Imported late, so that the page is served sooner.
          const { perform } = await import('./actions.ts');
          const result = await perform(sandbox, viewer, await text(request));
          return void send('application/json', JSON.stringify(result));
        }
        break;
      case 'GET /mails': {
        const mail = sandbox?.sendgrid.mailbox.messages.find((it) => it.id === id);
        if (mail === undefined) break;
        if (part === 'text') return void send('text/plain', mail.text);
        return void send('text/html', inNewTabs(mail.html), 200, mailHeaders);
      }
      case 'GET /exchanges': {
        const exchange = sandbox?.traffic.exchanges.find((it) => String(it.id) === id);
        if (exchange !== undefined) return void send('application/json', JSON.stringify(exchange));
      }
    }
    send('text/plain', 'The sandbox does not have this.', 404);
  }

  server.listen(port, HOST);
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The sandbox has no port.');
  return {
    url: `http://${HOST}:${address.port}`,
    async show(started) {
      sandbox = started;
      await updates.show(started);
    },
    async close() {
      updates.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Whether the request comes from a page of another site, or names another host (DNS rebinding). */
function isCrossOrigin({ headers: { host = '', origin } }: IncomingMessage): boolean {
  const name = host.replace(/:\d+$/, '');
  return !['localhost', HOST].includes(name) || (origin !== undefined && origin !== `http://${host}`);
}

/** Makes the links in an email open in new tabs. */
function inNewTabs(html: string): string {
  return html.replace('<head>', '<head><base target="_blank">');
}
