import { runSession, usage } from './session.ts';
import { type Sandbox, startSandbox } from './start.ts';
import { openTerminal } from './terminal.ts';
import { watch } from './watch.ts';

const terminal = openTerminal();
// SIGHUP comes when the terminal's window is closed; PostgreSQL would be left behind.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, terminal.close);

terminal.say('Starting wgw between a simulated Slack workspace and mailbox …');
const sandbox = await startSandbox().catch((error: Error) => {
  terminal.say(`The sandbox cannot start. ${error.message}`);
  process.exitCode = 1;
});
if (sandbox) {
  terminal.say(introduction(sandbox));
  await runSession(sandbox, terminal, watch(sandbox, terminal)).finally(sandbox.stop);
}
terminal.close();

function introduction({ url, logFile }: Sandbox): string {
  return [
    'This is wgw, the real app, in a pretended Slack workspace "Acme" with a pretended mailbox.',
    `Nothing leaves this machine. The app listens on ${url} and logs to ${logFile}.`,
    '',
    usage,
    '',
    'Try first: /wgw invite grace@acme.com  — press Enter at each field — then open the link in the email that arrives.',
  ].join('\n');
}
