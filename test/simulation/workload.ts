/** What tools post in a world: few names, so that they meet, refer to each other, and refuse each other. */
import { inStreamName, streamName } from '#newsroom';
import type { Chance } from '#testing';

export interface PlannedCommand {
  id: string;
  by: string;
  /** In kebab case. */
  command: string;
  body: Record<string, unknown>;
  ifMatch?: number;
}

type Content = Pick<PlannedCommand, 'command' | 'body'>;

const STATEMENTS = { 'assert-claim': 'states', 'deny-claim': 'denies', 'leave-claim-open': 'declines_to_comment' };
const WHEN = '2024-10-24';
/** A field by which a command's content becomes another. */
const OTHERWISE: Record<string, string> = {
  'register-outlet': 'name',
  'register-claim': 'proposition',
  'publish-report': 'headline',
  'revise-report': 'headline',
  'link-claim': 'to',
  'unlink-claim': 'reason',
  'register-holder': 'name',
  'merge-holder': 'reason',
  'unmerge-holder': 'reason',
  'identify-holder': 'reason',
};

export class Workload {
  /** The version of each stream that somebody was told last. */
  readonly versions = new Map<string, number>();
  private readonly planned: PlannedCommand[] = [];
  private readonly beginnings: Content[];

  constructor(private readonly chance: Chance) {
    const outlets = ['o1', 'o2'].map(outlet);
    const claims = ['c1', 'c2'].map(claim);
    const reports = ['r1', 'r2', 'r3'].map((id) => report(id, 'o1'));
    const holders = ['h1', 'h2'].map(holder);
    this.beginnings = chance.shuffled([...outlets, ...claims, ...reports, ...holders]);
  }

  next(): PlannedCommand {
    const first = this.beginnings.length > 0 && this.chance.next() < 0.5 ? this.beginnings.pop() : undefined;
    const planned = this.chance.next() < 0.08 ? this.confused() : this.plan(first ?? this.content());
    this.planned.push(planned);
    return planned;
  }

  /** Something that every stream that is on file takes, whatever its state. */
  probe(stream: string, number: number): PlannedCommand | undefined {
    const { category, id } = inStreamName(stream);
    const key = { id: `probe-${number}`, by: 'tool:probe' };
    if (category === 'report') return { ...key, ...revision(id, number) };
    if (category === 'claim') return { ...key, ...this.statement({ claimId: id, statementId: key.id }) };
    if (category === 'holder') return { ...key, ...renaming(id, number) };
    return undefined;
  }

  private plan(content: Content): PlannedCommand {
    const known = this.versions.get(streamOf(content));
    const by = this.chance.of(['tool:wire', 'tool:wire', 'tool:cms']);
    const planned = { id: `k${this.planned.length}`, by, ...content };
    if (known === undefined || this.chance.next() > 0.2) return planned;
    return { ...planned, ifMatch: this.chance.next() < 0.8 ? known : known + this.chance.of([-1, 1]) };
  }

  /** A key that was used: for other content, on another stream, or by somebody else. */
  private confused(): PlannedCommand {
    if (this.planned.length === 0) return this.plan(this.content());
    const before = this.chance.of(this.planned);
    const field = OTHERWISE[before.command] ?? 'note';
    const { ifMatch: _ifMatch, ...again } = before;
    return this.chance.of<PlannedCommand>([
      { ...again, body: { ...before.body, [field]: 'Something else' } },
      { ...again, ...this.content() },
      { ...again, by: 'tool:other' },
    ]);
  }

  private content(): Content {
    const { chance } = this;
    const at = chance.next();
    if (at < 0.07) return outlet(chance.of(['o1', 'o2', 'o3']));
    if (at < 0.17) return claim(chance.of(['c1', 'c2', 'c3']));
    if (at < 0.3) return report(chance.of(['r1', 'r2', 'r3', 'r4']), chance.of(['o1', 'o2', 'o3']));
    if (at < 0.42) return revision(chance.of(['r1', 'r2', 'r3', 'r4']), this.planned.length);
    if (at < 0.54) return this.link();
    if (at < 0.6) return this.merger();
    if (at < 0.66) return this.identification();
    return this.statement({ claimId: chance.of(['c1', 'c1', 'c1', 'c2', 'c3']) });
  }

  /** From either end, and taken back: many refuse each other, and some meet. */
  private link(): Content {
    const { chance } = this;
    const [claimId = '', to = ''] = chance.shuffled(['c1', 'c2', 'c3']);
    const link = { claimId, kind: chance.of(['duplicate_of', 'duplicate_of', 'succeeds']), to };
    if (chance.next() < 0.5) return { command: 'link-claim', body: link };
    return { command: 'unlink-claim', body: { ...link, reason: 'They differ.' } };
  }

  /** Each into each, and taken back: two at once may make a circle. */
  private merger(): Content {
    const { chance } = this;
    const [holderId = '', into = ''] = chance.shuffled(['h1', 'h2', 'h3']);
    const at = chance.next();
    if (at < 0.3) return holder(holderId);
    if (at < 0.7) return { command: 'merge-holder', body: { holderId, into, reason: 'They are one.' } };
    return { command: 'unmerge-holder', body: { holderId, reason: 'They are two.' } };
  }

  private identification(): Content {
    const { chance } = this;
    const holderId = chance.of(['h1', 'h2', 'h3', null]);
    return {
      command: 'identify-holder',
      body: { claimId: chance.of(['c1', 'c2', 'c3']), name: 'Dmitry Peskov', holderId },
    };
  }

  private statement({ claimId, statementId }: { claimId: string; statementId?: string }): Content {
    const { chance } = this;
    const command = chance.of(Object.keys(STATEMENTS) as (keyof typeof STATEMENTS)[]);
    const fresh = `s${this.planned.length}`;
    const body = {
      claimId,
      statementId: statementId ?? (chance.next() < 0.9 ? fresh : `s${chance.between(0, this.planned.length)}`),
      reportId: chance.of(['r1', 'r1', 'r2', 'r3', 'r4']),
      holder: { name: 'Dmitry Peskov', role: 'implicated_party', for: 'Kremlin' },
      act: STATEMENTS[command],
      basis: 'named',
      framing: { headline: 'reports', body: 'reports' },
    };
    return { command, body };
  }
}

export function streamOf({ body }: Pick<PlannedCommand, 'body'>): string {
  if ('claimId' in body) return streamName('claim', String(body.claimId));
  if ('reportId' in body) return streamName('report', String(body.reportId));
  if ('holderId' in body) return streamName('holder', String(body.holderId));
  return streamName('outlet', String(body.outletId));
}

function holder(holderId: string): Content {
  return { command: 'register-holder', body: { holderId, name: `Holder ${holderId}`, kind: 'body' } };
}

function renaming(holderId: string, number: number): Content {
  return { command: 'rename-holder', body: { holderId, name: `Holder ${number}`, reason: 'It calls itself so.' } };
}

function outlet(outletId: string): Content {
  return { command: 'register-outlet', body: { outletId, name: `Outlet ${outletId}` } };
}

function claim(claimId: string): Content {
  return { command: 'register-claim', body: { claimId, proposition: `What ${claimId} says` } };
}

function report(reportId: string, outletId: string): Content {
  return { command: 'publish-report', body: { reportId, outletId, publishedAt: WHEN } };
}

function revision(reportId: string, number: number): Content {
  return { command: 'revise-report', body: { reportId, publishedAt: WHEN, noted: true, note: `Version ${number}` } };
}
