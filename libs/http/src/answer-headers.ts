/** On every answer, whoever gives it: a browser takes it for nothing but what it says it is, keeps it nowhere, and shows it in no page of elsewhere. */
export const ANSWER_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;
