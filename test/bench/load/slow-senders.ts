import { connect, type Socket } from 'node:net';
import { slackSignature } from '../../web/slack/hostile-bodies.ts';

const BODY_BYTES = 1_000_000;
const FIRST_BYTES = 60_000;
const BYTES_A_TIME = 1_000;
const EVERY_MS = 200;

/** Connections that send unsigned bodies slowly, and start again when they are closed. */
export interface SlowSenders {
  stop(): void;
}

/**
 * Opens the connections. Resolves when each has sent the start of its first body. Together they are close to the limit
 * for unfinished bodies.
 */
export async function startSlowSenders(url: string, count: number): Promise<SlowSenders> {
  const { port, hostname } = new URL(url);
  let isOver = false;
  const sockets = new Map<number, Socket>();

  /** Opens the connection with this number, and opens it again when the server closes it. */
  function open(number: number): Promise<void> {
    const socket = connect(Number(port), hostname);
    sockets.set(number, socket);
    socket.resume().on('error', () => undefined);
    socket.on('close', () => !isOver && void open(number));
    const headers = {
      ...slackSignature('', 'another secret'),
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(BODY_BYTES),
      'x-forwarded-for': `10.1.${number >> 8}.${number & 255}`,
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const start = `POST /slack/events HTTP/1.1\r\nHost: x\r\n${lines.join('')}\r\n`;
    return new Promise((resolve) => {
      socket.write(start + 'x'.repeat(FIRST_BYTES), () => resolve());
    });
  }

  await Promise.all(Array.from({ length: count }, (_, number) => open(number)));
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
