import pino from 'pino';
import { onTestFinished } from 'vitest';
import { type Connection, openWebSocket } from '../../../../src/slack/bolt/socket-mode/open-web-socket.ts';
import { stayConnected } from '../../../../src/slack/bolt/socket-mode/stay-connected.ts';
import { createChanges } from '../../../simulator/changes.ts';
import { type Slack, startSlack } from '../../../simulator/slack/slack.ts';
import { DEADLINE_MS } from '../../../support/eventually.ts';

/** Starts a Slack that runs until the test ends. */
export async function startTestSlack(): Promise<Slack> {
  const slack = await startSlack();
  onTestFinished(slack.close);
  return slack;
}

interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly reason?: string;
}

/** A log whose lines a test can read and wait for: the lines that an operator sees by default. */
export function createLog() {
  const lines: LogLine[] = [];
  const changes = createChanges(() => JSON.stringify(lines));
  const write = (line: string) => {
    lines.push(JSON.parse(line));
    changes.notify();
  };
  const logger = pino({ level: 'info', formatters: { level: (level) => ({ level }) } }, { write });
  return {
    logger,
    lines,
    levels: () => lines.map(({ level }) => level),
    /** Waits until so many lines contain the text. */
    has: (text: string, times = 1) =>
      changes.waitFor(() => lines.filter(({ msg }) => msg.includes(text)).length >= times, text),
  };
}

interface Limits {
  /** How long the next attempt may take. */
  readonly openWithin?: () => number;
  readonly provenAfter?: number;
  readonly pause?: number;
}

/** Keeps a WebSocket to a Slack open until the test ends. All limits are in milliseconds. */
export function connectTo(slack: Slack, limits: Limits = {}) {
  const { openWithin = () => DEADLINE_MS, provenAfter = 0, pause = 0 } = limits;
  const log = createLog();
  const { logger } = log;
  const failures: number[] = [];
  const staying = stayConnected({
    connect(): Connection {
      return openWebSocket({
        appToken: slack.app.appToken,
        apiUrl: slack.apiUrl,
        receive: ({ ack }) => void ack({ text: 'received' }),
        logger,
        timeLimits: { slackApi: DEADLINE_MS, slackHello: openWithin() },
      });
    },
    logger,
    pause(failed) {
      failures.push(failed);
      return pause;
    },
    timeLimits: { slackSocketStays: provenAfter },
  });
  onTestFinished(staying.stop);
  /** `failures`: at each pause, how many attempts had failed in a row. */
  return { ...staying, ...log, failures };
}
