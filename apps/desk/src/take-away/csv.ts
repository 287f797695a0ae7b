/** Rows as CSV (RFC 4180). A text that a spreadsheet would take for a formula is told to it as a text. */
export function csvOf(rows: (string | number | undefined)[][]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

/** OWASP, CSV injection: what begins so is reckoned when the file is opened. */
const FORMULA = /^[=+\-@\t\r]/;

function cellOf(value: string | number | undefined): string {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
