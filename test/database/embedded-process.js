// In JavaScript and with the compiled app, so that its process needs no compiler.
import pino from 'pino';
import { startEmbeddedPostgres } from '../../dist/database/embedded/start.js';

/** Starts PostgreSQL on the given data folder, prints its address, and stops it when standard input ends. */
const [dataDir] = process.argv.slice(2);
const { config, stop } = await startEmbeddedPostgres({ dataDir, logger: pino({ level: 'silent' }) });
process.stdout.write(`${JSON.stringify(config)}\n`);
process.stdin.resume().once('end', stop);
