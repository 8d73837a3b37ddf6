// The test of unhandled errors loads this into wgw: an HTTP request for /break causes an error of each kind.
import { subscribe } from 'node:diagnostics_channel';
import { setImmediate } from 'node:timers';

const { console: output } = globalThis;

subscribe('http.server.request.start', ({ request }) => {
  if (request.url !== '/break') return;
  Promise.reject(new Error('a rejection that nobody handles'));
  setImmediate(() => {
    throw new Error('an exception that nobody catches');
  });
  process.emitWarning('a warning of a library');
  output.error('printed by a library', { password: 'a-password' });
  output.trace(new Error('a trace by a library'));
});
