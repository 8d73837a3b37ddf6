import { connect, type Socket } from 'node:net';
import { slackSignature } from '../../web/slack/hostile-bodies.ts';

const BODY_BYTES = 1_000_000;
const FIRST_BYTES = 60_000;
const BYTES_A_TIME = 1_000;
const EVERY_MS = 200;

/** Connections that send bodies which are not signed, slowly and without end. */
export interface SlowSenders {
  stop(): void;
}

/** Resolves once each connection has sent the beginning of its first body: all of them together are close to what wgw holds. */
export async function startSlowSenders(url: string, count: number): Promise<SlowSenders> {
  const { port, hostname } = new URL(url);
  let isOver = false;
  const sockets = new Map<number, Socket>();

  /** Opens a connection in the place of a number, and another once the server has closed it. */
  function open(place: number): Promise<void> {
    const socket = connect(Number(port), hostname);
    sockets.set(place, socket);
    socket.resume().on('error', () => undefined);
    socket.on('close', () => !isOver && void open(place));
    const headers = {
      ...slackSignature('', 'another secret'),
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(BODY_BYTES),
      'x-forwarded-for': `10.1.${place >> 8}.${place & 255}`,
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const start = `POST /slack/events HTTP/1.1\r\nHost: x\r\n${lines.join('')}\r\n`;
    return new Promise((resolve) => {
      socket.write(start + 'x'.repeat(FIRST_BYTES), () => resolve());
    });
  }

  await Promise.all(Array.from({ length: count }, (_, place) => open(place)));
  const sending = setInterval(() => {
    for (const socket of sockets.values()) if (socket.writable) socket.write('x'.repeat(BYTES_A_TIME));
  }, EVERY_MS);
  return {
    stop() {
      isOver = true;
      clearInterval(sending);
      for (const socket of sockets.values()) socket.destroy();
    },
  };
}
