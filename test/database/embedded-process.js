// In JavaScript and on the compiled app, so that it starts without a compiler in its process.
import pino from 'pino';
import { startEmbeddedPostgres } from '../../dist/database/embedded/start.js';

/** A process of its own on the data folder it is told: says where its server is, and stops it when its input ends. */
const [dataDir] = process.argv.slice(2);
const { config, stop } = await startEmbeddedPostgres({ dataDir, logger: pino({ level: 'silent' }) });
process.stdout.write(`${JSON.stringify(config)}\n`);
process.stdin.resume().once('end', stop);
