import { defaultWebLimits, type WebLimits } from '../../src/web/server.ts';

/** Limits that no test reaches by accident: all requests of a test come from one address. */
export const generousLimits: WebLimits = {
  ...defaultWebLimits,
  perMinute: {
    pages: Number.POSITIVE_INFINITY,
    avatars: Number.POSITIVE_INFINITY,
    drawings: Number.POSITIVE_INFINITY,
    failedSignatures: Number.POSITIVE_INFINITY,
  },
};
