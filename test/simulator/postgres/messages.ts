import type { Duplex } from 'node:stream';

/** A message of PostgreSQL's wire protocol. The first messages of a client have no type. */
export interface WireMessage {
  readonly type: string;
  readonly bytes: Buffer;
  /** The message without its type and length. */
  readonly body: Buffer;
}

/**
 * Calls `take` with each message that arrives on a connection.
 *
 * @param isUntyped says whether the next message has no type.
 */
export function readMessages(
  stream: Duplex,
  take: (message: WireMessage) => void,
  isUntyped: () => boolean = () => false,
): void {
  let received = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const start = isUntyped() ? 0 : 1;
      if (received.length < start + 4) return;
      const end = start + received.readInt32BE(start);
      if (received.length < end) return;
      const bytes = received.subarray(0, end);
      received = received.subarray(end);
      take({ type: bytes.toString('latin1', 0, start), bytes, body: bytes.subarray(start + 4) });
    }
  });
}

/** Encodes a message: texts end with a zero, numbers take four bytes. */
export function message(type: string, ...parts: (string | number | Buffer)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => {
      if (typeof part === 'string') return Buffer.from(`${part}\0`);
      if (typeof part === 'number') return int32(part);
      return part;
    }),
  );
  return Buffer.concat([Buffer.from(type, 'latin1'), int32(body.length + 4), body]);
}

export const readyForQuery = () => message('Z', Buffer.from('I'));

/** An error that ends the connection. */
export function fatal(code: string, text: string): Buffer {
  return message('E', 'SFATAL', `C${code}`, `M${text}`, Buffer.alloc(1));
}

/** The parameters that a client starts with. */
export function startupParameters(body: Buffer): Map<string, string> {
  // After the protocol version come names and values in turn, each ended by a zero, and one more zero.
  const texts = body.toString('utf8', 4).split('\0').slice(0, -2);
  return new Map(texts.flatMap((name, at) => (at % 2 === 0 ? [[name, texts[at + 1] ?? '']] : [])));
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
