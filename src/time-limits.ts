/**
 * How long wgw waits for something before it goes on without it, in milliseconds. Each limit is read when it is needed.
 * Tests set these: what a test proves does not depend on how fast the machine is.
 */
export interface TimeLimits {
  /** The answer to a command or interaction. After that, a loading view takes its place. */
  readonly slackReply: number;
  /** The acknowledgement of a command or interaction. After that, Bolt gives up. */
  readonly slackAcknowledgement: number;
  /** A whole answer of Slack's Web API. */
  readonly slackApi: number;
  /** The WebSocket of Socket Mode at the start. After that, wgw serves without it and goes on trying. */
  readonly slackSocket: number;
  /** One attempt to open the WebSocket, from the first HTTP request to Slack's hello. */
  readonly slackHello: number;
  /** How long a WebSocket has to stay open. One that closes earlier counts as a failed attempt. */
  readonly slackSocketStays: number;
  /** The last acknowledgements over the WebSocket, when wgw stops. */
  readonly slackLastAnswers: number;
  /** A whole answer of SendGrid's API. */
  readonly sendgrid: number;
  /** The headers of an HTTP request. */
  readonly requestHeaders: number;
  /** The body of an HTTP request. */
  readonly requestBody: number;
  /** A whole HTTP request, whether or not anybody reads its body. */
  readonly request: number;
  /** The next HTTP request on a connection. */
  readonly idleConnection: number;
  /** The database's answer to a readiness check. */
  readonly readiness: number;
  /** How long a positive answer to a readiness check is reused. */
  readonly readinessAgain: number;
  /** A connection to the database. */
  readonly databaseConnection: number;
  /** HTTP requests and tasks in progress when wgw stops. */
  readonly finish: number;
  /** Closing the database. */
  readonly closeDatabase: number;
  /** The whole stop, including a start that is still in progress. After that, the process ends. */
  readonly stop: number;
}

export const defaultTimeLimits: TimeLimits = {
  // Slack waits 3 s for an acknowledgement, and also for a view to be opened. The rest is for the network.
  slackReply: 2_000,
  slackAcknowledgement: 3_000,
  slackApi: 5_000,
  slackSocket: 3_000,
  slackHello: 10_000,
  slackSocketStays: 5_000,
  slackLastAnswers: 2_000,
  sendgrid: 10_000,
  requestHeaders: 10_000,
  requestBody: 10_000,
  request: 30_000,
  // Common load balancers keep a connection for 60 s. They answer 502 when wgw closes it first.
  idleConnection: 75_000,
  // Probes commonly wait longer.
  readiness: 2_000,
  readinessAgain: 1_000,
  databaseConnection: 5_000,
  // A process manager waits 10 s before it kills the process.
  finish: 4_500,
  closeDatabase: 4_500,
  stop: 9_500,
};
