/** Where the editors' page is, and what it may do. */

/** Its screens' addresses, each of which can be opened: the page shows which it is. */
export const DESK_PATHS = [
  '/',
  '/claims',
  '/claims/:id',
  '/claims/:id/sheet',
  '/reports/:id',
  '/outlets',
  '/outlets/:id',
  '/holders',
  '/holders/:id',
  '/feed',
  '/streams/:id',
  '/health',
  '/sign-in',
] as const;

/**
 * A Content-Security-Policy (W3C, level 3). Scripts run by the answer's own nonce, and those that they load; nothing inline,
 * nothing from elsewhere, no text ever becomes markup (Trusted Types).
 */
export function deskPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
