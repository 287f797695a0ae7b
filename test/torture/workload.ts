/** A newsroom at work: commands as tools post them, with the repeats, the races and the mistakes that they make. */
import type { Chance } from '#testing';

export interface PlannedCommand {
  id: string;
  command: string;
  body: Record<string, unknown>;
  ifMatch?: number;
}

/** Statements on a claim that everybody writes about, before another is the news. */
const NEWS = 150;
const OUTLETS = 5;
/** Posts that may be repeated. */
const REMEMBERED = 500;
const STATEMENTS = ['assert-claim', 'deny-claim', 'leave-claim-open'] as const;
const ACTS = { 'assert-claim': 'states', 'deny-claim': 'denies', 'leave-claim-open': 'declines_to_comment' } as const;
const WHEN = '2024-10-24';
/** A field by which a command's content becomes another. */
const OTHERWISE: Record<string, string> = { 'register-outlet': 'name', 'publish-report': 'headline' };

export class Workload {
  private planned = 0;
  private news = 0;
  private made = 0;
  private readonly outlets: string[] = [];
  private readonly claims: string[] = [];
  private readonly reports: { id: string; version: number }[] = [];
  private readonly posted: PlannedCommand[] = [];

  /** `name` keeps two desks on one log apart. */
  constructor(
    private readonly name: string,
    private readonly chance: Chance,
  ) {}

  /** What must be on file before anything else can be said. */
  beginnings(): PlannedCommand[] {
    const outlets = Array.from({ length: OUTLETS }, () => this.outlet());
    const claims = Array.from({ length: 10 }, () => this.claim());
    return [...outlets, ...claims];
  }

  next(): PlannedCommand {
    const planned = this.choose();
    this.posted[this.planned % REMEMBERED] = planned;
    this.planned += 1;
    return planned;
  }

  /** Lines of a report with all that it says, as an importer posts them. */
  lines(): PlannedCommand[] {
    const report = this.report();
    const reportId = String(report.body.reportId);
    const statements = Array.from({ length: this.chance.between(3, 20) }, () => this.statement(reportId));
    return [report, ...statements];
  }

  /** Registers a claim that nobody else has. */
  claim(): PlannedCommand {
    const claimId = this.newName('claim');
    return this.plan('register-claim', { claimId, proposition: `Proposition of ${claimId}` });
  }

  /** What is on file now can be spoken of. */
  learn({ command, body }: PlannedCommand, version: number): void {
    if (command === 'register-outlet') this.outlets.push(String(body.outletId));
    if (command === 'register-claim') this.claims.push(String(body.claimId));
    if (command === 'publish-report') this.reports.push({ id: String(body.reportId), version });
    const revised = command === 'revise-report' && this.reports.find(({ id }) => id === body.reportId);
    if (revised) revised.version = Math.max(revised.version, version);
  }

  private choose(): PlannedCommand {
    const at = this.chance.next();
    if (at < 0.01) return this.outlet();
    if (at < 0.06) return this.claim();
    if (at < 0.16 || this.reports.length === 0) return this.report();
    if (at < 0.24) return this.revision();
    if (at < 0.32) return this.repeat();
    if (at < 0.36) return this.sameKeyOtherContent();
    if (at < 0.4) return this.again();
    return this.statement(this.chance.next() < 0.03 ? 'never-published' : this.aReport().id);
  }

  private outlet(): PlannedCommand {
    const outletId = this.newName('outlet');
    return this.plan('register-outlet', { outletId, name: `Outlet ${outletId}` });
  }

  private report(): PlannedCommand {
    const outletId = this.chance.next() < 0.03 ? 'nobody' : this.chance.of(this.outlets);
    return this.plan('publish-report', { reportId: this.newName('report'), outletId, publishedAt: WHEN });
  }

  /** Half of them name the version that they were made from, which may have passed. */
  private revision(): PlannedCommand {
    const { id, version } = this.aReport();
    const planned = this.plan('revise-report', { reportId: id, publishedAt: WHEN, noted: false });
    return this.chance.next() < 0.5 ? { ...planned, ifMatch: version } : planned;
  }

  private statement(reportId: string): PlannedCommand {
    const command = this.chance.of(STATEMENTS);
    return this.plan(command, {
      claimId: this.chance.next() < 0.5 ? this.theNews() : this.chance.of(this.claims),
      statementId: this.newName('statement'),
      reportId,
      holder: { name: `Holder ${this.chance.between(1, 9)}`, role: 'third_party_official' },
      act: ACTS[command],
      basis: 'named',
      framing: { headline: 'reports', body: 'reports' },
    });
  }

  /** The same post once more, as after a lost answer. */
  private repeat(): PlannedCommand {
    return this.aPost() ?? this.claim();
  }

  private sameKeyOtherContent(): PlannedCommand {
    const first = this.aPost();
    if (!first) return this.claim();
    const field = OTHERWISE[first.command] ?? (first.command === 'register-claim' ? 'topic' : 'note');
    return { ...first, body: { ...first.body, [field]: 'Something else.' } };
  }

  /** The same content under a new key: the rule refuses it. */
  private again(): PlannedCommand {
    const first = this.aPost();
    return first ? this.plan(first.command, first.body) : this.claim();
  }

  private aPost(): PlannedCommand | undefined {
    return this.posted.length === 0 ? undefined : this.chance.of(this.posted.filter(Boolean));
  }

  private aReport(): { id: string; version: number } {
    return this.chance.of(this.reports.slice(-50));
  }

  private theNews(): string {
    this.news += 1;
    return this.claims[Math.floor(this.news / NEWS) % this.claims.length] ?? this.chance.of(this.claims);
  }

  private newName(kind: string): string {
    this.made += 1;
    return `${this.name}-${kind}-${this.made}`;
  }

  private plan(command: string, body: Record<string, unknown>): PlannedCommand {
    return { id: this.newName('key'), command, body };
  }
}
