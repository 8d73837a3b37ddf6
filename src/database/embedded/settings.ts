/**
 * What the server runs with, for one small app on a machine that does other things too.
 *
 * Its log tells of starts, stops and crashes. Errors of statements are the app's to log: PostgreSQL would quote the
 * values, which are people's addresses.
 */
const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '50',
  shared_buffers: '64MB',
  max_wal_size: '256MB',
  io_method: 'sync',
  jit: 'off',
  log_min_messages: 'log',
  log_checkpoints: 'off',
};

/** The settings as arguments of `postgres`; those given win. */
export function settingArguments(socketDirectory: string, overrides: Record<string, string>): string[] {
  const settings = { ...SETTINGS, unix_socket_directories: quote(socketDirectory), ...overrides };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The setting is a list: a name with a space or comma must be quoted. */
function quote(directory: string): string {
  return `"${directory.replaceAll('"', '""')}"`;
}
