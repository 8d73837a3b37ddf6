import { SocketModeClient } from '@slack/socket-mode';

// The client would handle any other type as one of its own events, such as `close`.
const messageTypes = ['hello', 'disconnect', 'events_api', 'interactive', 'slash_commands'];

/** Slack's client, which ignores messages that it cannot read. Without this, they would end the process by a rejection. */
export class GuardedClient extends SocketModeClient {
  readonly #onIgnored: () => void;

  /** @param onIgnored is called for each message that makes no sense */
  constructor(options: ConstructorParameters<typeof SocketModeClient>[0], onIgnored: () => void) {
    super(options);
    this.#onIgnored = onIgnored;
  }

  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    if (isBinary || !isMessage(data)) return this.#onIgnored();
    try {
      await super.onWebSocketMessage(data, isBinary);
    } catch {
      // The client throws only if a message has the wrong shape, such as an event without a type.
      this.#onIgnored();
    }
  }
}

function isMessage(data: string | ArrayBuffer): boolean {
  try {
    const message: unknown = JSON.parse(String(data));
    if (typeof message !== 'object' || message === null || !('type' in message)) return false;
    return messageTypes.includes(String(message.type));
  } catch {
    // JSON.parse throws for invalid JSON only.
    return false;
  }
}
