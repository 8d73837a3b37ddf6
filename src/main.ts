import { startApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { createLogger } from './logger.ts';

// Whoever stops the process waits 10 s before killing it.
const STOP_WITHIN = 9500;

const config = readConfigOrExit();
const logger = createLogger(config.logLevel);
const app = await startApp(config, { logger }).catch((error: unknown) => {
  logger.fatal({ err: error }, 'wgw could not start');
  process.exit(1);
});

process.once('SIGTERM', stop);
process.once('SIGINT', stop);

async function stop(signal: NodeJS.Signals): Promise<void> {
  logger.info({ signal }, 'wgw stops');
  setTimeout(() => {
    logger.warn('wgw did not finish in time: what is left is done by the next start');
    process.exit(0);
  }, STOP_WITHIN).unref();
  await app.stop();
  process.exit(0);
}

function readConfigOrExit() {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    // Before there is a configuration there is no log: this is for the person at the terminal.
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
