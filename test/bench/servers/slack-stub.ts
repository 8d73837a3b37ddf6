import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { checkModal } from '../../simulator/slack/blocks/check.ts';

/** A Slack that accepts every call and reports when a view is opened. */
export interface SlackStub {
  readonly url: string;
  /** Resolves when the view for a trigger id arrives, with the time from `performance.now()`. */
  opened(triggerId: string): Promise<number>;
  /** Checks the last opened view against the rules of Slack. Throws if it breaks one. */
  checkLast(): void;
  close(): Promise<void>;
}

export async function startSlackStub(): Promise<SlackStub> {
  const waiting = new Map<string, (at: number) => void>();
  let last = '';
  const server = createServer(async (request, response) => {
    const at = performance.now();
    const body = await text(request);
    response.setHeader('content-type', 'application/json').end('{"ok":true}');
    if (!request.url?.endsWith('views.open')) return;
    last = body;
    const [, triggerId = ''] = /trigger_id(?:=|":")([\w.]+)/.exec(body) ?? [];
    waiting.get(triggerId)?.(at);
    waiting.delete(triggerId);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    opened: (triggerId) => new Promise((resolve) => waiting.set(triggerId, resolve)),
    checkLast() {
      const checked = checkModal(JSON.parse(new URLSearchParams(last).get('view') ?? '{}'));
      if (!checked.ok) throw new Error(`Slack would refuse the view: ${checked.messages.join('; ')}`);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
