/** An HTTP request between Slack, the app and SendGrid, and its answer. */
export interface Exchange {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly from: Party;
  readonly to: Party;
  /** What it asks for: `/wgw help`, `chat.postMessage`, … */
  readonly what: string;
  /** The body of the request. */
  readonly request: string;
  /** Absent while the request is in progress, and if there was no answer. */
  status?: number;
  /** The body of the answer. */
  answer?: string;
  /** Milliseconds until the answer, or until the sender gave up. */
  elapsed?: number;
  /** What went wrong, if something did. */
  problem?: string;
}

type Party = 'Slack' | 'wgw' | 'SendGrid';

/** The record of the latest HTTP requests between Slack, the app and SendGrid. */
export interface Traffic {
  /** Oldest first. */
  readonly exchanges: readonly Exchange[];
  /** Records a request that starts. The returned function records how it ended. */
  begin(
    exchange: Pick<Exchange, 'from' | 'to' | 'what' | 'request'>,
  ): (end: Pick<Exchange, 'status' | 'answer' | 'problem'>) => void;
}

const MAX_EXCHANGES = 300;

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
      if (exchanges.length > MAX_EXCHANGES) exchanges.shift();
      return (end) => Object.assign(exchange, end, { elapsed: performance.now() - start });
    },
  };
}
