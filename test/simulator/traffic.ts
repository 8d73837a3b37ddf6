/** A request between Slack, the app and SendGrid, with what came of it. */
export interface Exchange {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly from: Party;
  readonly to: Party;
  /** What it is about: `/wgw help`, `chat.postMessage`, … */
  readonly what: string;
  /** The body sent. */
  readonly request: string;
  /** Absent while it is under way, and where there was no answer. */
  status?: number;
  /** The body that came back. */
  answer?: string;
  /** Milliseconds until the answer was there, or was given up. */
  elapsed?: number;
  /** Why it did not go as it should. */
  problem?: string;
}

type Party = 'Slack' | 'wgw' | 'SendGrid';

export interface Traffic {
  /** The latest, oldest first. */
  readonly exchanges: readonly Exchange[];
  /** Notes a request that sets out; the function returned notes how it ended. */
  begin(
    exchange: Pick<Exchange, 'from' | 'to' | 'what' | 'request'>,
  ): (end: Pick<Exchange, 'status' | 'answer' | 'problem'>) => void;
}

const KEPT = 300;

export function createTraffic(): Traffic {
  const exchanges: Exchange[] = [];
  let last = 0;
  return {
    exchanges,
    begin(begun) {
      last += 1;
      const exchange: Exchange = { id: last, at: Date.now(), ...begun };
      const start = performance.now();
      exchanges.push(exchange);
      if (exchanges.length > KEPT) exchanges.shift();
      return (end) => Object.assign(exchange, end, { elapsed: performance.now() - start });
    },
  };
}
