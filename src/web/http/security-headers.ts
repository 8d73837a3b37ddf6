import { createHash } from 'node:crypto';
import { styleSheet } from '../pages/style.ts';

const styleHash = createHash('sha256').update(styleSheet.toString()).digest('base64');

/** For our own pages: nothing runs or loads but the one style sheet and the icon. */
const ownPages = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** For the pages of Bolt's installer, which bring a style and Slack's button along. */
export const installerPages = "base-uri 'none'; frame-ancestors 'none'";

/**
 * What every answer to a browser carries. The address of a page is its key: it goes into no Referer, cache or search
 * index, and no other site may frame the page.
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
