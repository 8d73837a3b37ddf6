import pino from 'pino';
import { startEmbeddedPostgres } from '../../src/database/embedded/start.ts';

/** A process of its own on the data folder it is told: says where its server is, and stops it when asked to. */
const [dataDir = ''] = process.argv.slice(2);
const { config, stop } = await startEmbeddedPostgres({ dataDir, logger: pino({ level: 'silent' }) });
process.stdout.write(`${JSON.stringify(config)}\n`);
process.once('SIGTERM', () => void stop());
