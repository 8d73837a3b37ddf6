import { createHash } from 'node:crypto';
import { styleSheet } from '../pages/style.ts';

const styleHash = createHash('sha256').update(styleSheet.toString()).digest('base64');

/** The policy of our own pages: they may load the one style sheet and the icon, and nothing else. */
const ownPages = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The policy of the pages of Bolt's installer, which have their own style and Slack's button. */
export const installerPages = "base-uri 'none'; frame-ancestors 'none'";

/**
 * The headers of every response to a browser. The address of an invitation's page is its key: these headers keep it out
 * of Referer, caches and search indexes. No other site may frame a page.
 */
export function securityHeaders(
  publicUrl: string,
  contentSecurityPolicy = ownPages,
): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'X-Robots-Tag': 'noindex, nofollow',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    ...(publicUrl.startsWith('https:') && { 'Strict-Transport-Security': 'max-age=31536000' }),
  };
}
