// JavaScript, so that it starts like the compiled app, without a TypeScript compiler.
import { App, HTTPReceiver } from '@slack/bolt';

const receiver = new HTTPReceiver({ signingSecret: process.env.SLACK_SIGNING_SECRET });
const app = new App({ receiver, authorize: async () => ({ botToken: 'xoxb-bench' }) });
app.command('/wgw', ({ ack }) => ack());

const server = await app.start(0);
process.stdout.write(`${JSON.stringify({ port: server.address().port })}\n`);
process.once('SIGTERM', () => process.exit(0));
