/** What axe finds on a page as it is now, said so that a reader finds it again. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

export interface Violation {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

/** Of axe's rules; all of them where none are named. */
export type Rules = { runOnly?: string[]; rules?: Record<string, { enabled: boolean }> };

export const ALL_BUT_COLOURS: Rules = { rules: { 'color-contrast': { enabled: false } } };
export const COLOURS: Rules = { runOnly: ['color-contrast'] };

/** A page that was loaded anew is given axe anew. */
export async function violations(page: Page, rules: Rules = {}): Promise<Violation[]> {
  if (!(await page.evaluate('Boolean(window.axe)'))) await page.evaluate(AXE);
  const options = { resultTypes: ['violations'], preload: false, ...rules };
  const { violations: found } = await page.evaluate<{ violations: Violation[] }>(
    `window.axe.run(${JSON.stringify(options)})`,
  );
  return found.map(({ id, nodes }) => ({
    id,
    nodes: nodes.slice(0, 2).map(({ html, failureSummary }) => ({ html, failureSummary })),
  }));
}
