/**
 * The server's settings, for one small app on a machine that has other uses.
 *
 * Its log has starts, stops and crashes. The app logs the errors of statements itself: PostgreSQL would quote the values,
 * which contain people's addresses.
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

/** The settings as arguments of `postgres`. The overrides win. */
export function settingArguments(socketDirectory: string, overrides: Record<string, string>): string[] {
  const settings = { ...SETTINGS, unix_socket_directories: quote(socketDirectory), ...overrides };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The setting is a list, so a name with a space or comma must be quoted. */
function quote(directory: string): string {
  return `"${directory.replaceAll('"', '""')}"`;
}
