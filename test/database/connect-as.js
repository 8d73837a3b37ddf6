import pg from 'pg';

/** Becomes another user, connects to a server, and prints "connected" or the code of the error. */
const [uid, gid, config] = process.argv.slice(2);
process.setgroups([]);
process.setgid(Number(gid));
process.setuid(Number(uid));
const client = new pg.Client(JSON.parse(config));
try {
  await client.connect();
  await client.end();
  process.stdout.write('connected');
} catch (error) {
  process.stdout.write(String(error.code));
}
