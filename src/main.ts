import { startApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { createCounts } from './counts.ts';
import { createLogger } from './logger.ts';
import { redirectOutput } from './redirect-output.ts';
import { defaultTimeLimits } from './time-limits.ts';
import { surviveUnhandledErrors } from './unhandled-errors.ts';

const config = readConfigOrExit();
const logger = createLogger(config.logLevel);
const counts = createCounts();
redirectOutput(globalThis, logger);
surviveUnhandledErrors(process, logger, counts);

const stopping = new AbortController();
const starting = startApp(config, { logger, counts, signal: stopping.signal });
// Ctrl-C under npm sends the signal twice: once from the terminal, once from npm.
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
starting.catch((error: unknown) => {
  // A start that was interrupted throws, too.
  if (stopping.signal.aborted) return;
  logger.fatal({ err: error }, 'wgw could not start');
  process.exit(1);
});

/** Stops the app and ends the process. Also stops an embedded server that an unfinished start has launched. */
function stop(signal: NodeJS.Signals): void {
  if (stopping.signal.aborted) return;
  stopping.abort();
  logger.info({ signal }, 'wgw stops');
  setTimeout(() => {
    logger.warn('wgw did not finish in time: what is left is done by the next start');
    process.exit(0);
  }, defaultTimeLimits.stop);
  const stopped = starting.then((app) => app.stop());
  // It fails if the start was interrupted: then there is nothing to stop.
  stopped.catch(() => undefined).finally(() => process.exit(0));
}

function readConfigOrExit() {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    // Without a configuration there is no log yet: write to the terminal.
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
