/** What the console may load, and nothing else. antd writes its styles into the page at run time. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export const windowHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
} as const;

const year = 31_536_000;

/** Vite puts a hash of the content into the names under assets/: they may be kept, everything else asked anew. */
export function toCacheControl(path: string): string {
  const isHashed = /[\\/]assets[\\/].*-[\w-]{8,}(\.\w+)+$/.test(path);
  return isHashed ? `public, max-age=${year}, immutable` : 'no-cache';
}
