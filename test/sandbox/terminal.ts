import { clearLine, createInterface, cursorTo } from 'node:readline';

export interface Terminal {
  /** Whether a person sits there, rather than a script's piped lines. */
  interactive: boolean;
  /** Asks for a line; undefined once there are no more. */
  ask(prompt: string): Promise<string | undefined>;
  /** Prints lines, above what is being typed. */
  say(text: string): void;
  /** Ends the input: what is asked now and later gets undefined. */
  close(): void;
}

/** Reads lines from a terminal or a pipe, one at a time, and prints in between. */
export function openTerminal(): Terminal {
  const { stdin, stdout } = process;
  const interactive = stdin.isTTY === true && stdout.isTTY === true;
  const reader = createInterface({ input: stdin, output: stdout, terminal: interactive });
  const unread: string[] = [];
  let waiting: ((line: string | undefined) => void) | undefined;
  let closed = false;

  const hand = (line: string | undefined) => {
    const taker = waiting;
    waiting = undefined;
    taker?.(line);
  };
  reader.on('line', (line) => (waiting ? hand(line) : unread.push(line)));
  reader.on('close', () => {
    closed = true;
    hand(undefined);
  });
  reader.on('SIGINT', () => reader.close());
  // Nobody reads any longer (a closed window, `| head`): that ends the session like an end of input.
  stdout.on('error', () => reader.close());

  return {
    interactive,
    async ask(prompt) {
      const line = unread.shift();
      if (line === undefined && closed) return undefined;
      if (line !== undefined || !interactive) {
        stdout.write(prompt);
        const given = line ?? (await new Promise<string | undefined>((resolve) => (waiting = resolve)));
        stdout.write(`${given ?? ''}\n`);
        return given;
      }
      reader.setPrompt(prompt);
      reader.prompt();
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
    say(text) {
      const typing = interactive && waiting !== undefined && !closed;
      if (typing) {
        cursorTo(stdout, 0);
        clearLine(stdout, 0);
      }
      stdout.write(`${text}\n`);
      if (typing) reader.prompt(true);
    },
    close: () => reader.close(),
  };
}
