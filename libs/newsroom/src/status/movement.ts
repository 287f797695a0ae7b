/** What moved a holder at a moment: the statements that were published, retracted, suspended or resumed at it, and by which one stands otherwise. */
import type { ClaimStatement } from '../claim/claim.js';
import { earliest, latest } from '../fields/edtf.js';
import type { Effect } from './effects.js';
import { groupedBy } from './grouped-by.js';
import { speakerOnFile } from './holder-of.js';
import type { HolderStance } from './holder-stance.js';
import { MOST_TOLD } from './listed.js';
import type { Scene } from './scene.js';
import { type Spoken, type Utterance, utteranceOf } from './utterance.js';

export interface Caused {
  statementId: string;
  holder: string;
  /** On file, if the claim has the name identified. */
  holderId?: string;
  did: Effect['did'];
}

/** The first of what moved a holder, and how many there are. */
export interface Cause {
  cause: Caused[];
  causeTotal: number;
}

/** What moved a holder, and when: never told more surely than by the least sure date of what did. */
export interface Moved extends Cause {
  at: string;
}

/** As it was before the moment. */
interface Before {
  spokenBy(utterance: string): Spoken | undefined;
  stanceOf(holder: string): HolderStance | undefined;
}

/** Of the moment that is being told: who stood where before it, of those whom it touches. */
export class Movement implements Before {
  private moment: number | undefined;
  private effects: Effect[] = [];
  private readonly spoken = new Map<string, Spoken | undefined>();
  private readonly stances = new Map<string, HolderStance | undefined>();

  begin(moment: number, effects: Effect[]): void {
    if (this.moment !== moment) {
      this.effects = [];
      this.spoken.clear();
      this.stances.clear();
    }
    this.moment = moment;
    this.effects.push(...effects);
  }

  /** Before the utterance is heard so. */
  note({ id, naming }: Utterance, scene: Scene): void {
    const before = scene.spokenBy(id);
    if (!this.spoken.has(id)) this.spoken.set(id, before);
    for (const key of [before?.key, naming?.holder])
      if (key !== undefined && !this.stances.has(key)) this.stances.set(key, scene.stanceOf(key));
  }

  spokenBy(utterance: string): Spoken | undefined {
    return this.spoken.get(utterance);
  }

  stanceOf(holder: string): HolderStance | undefined {
    return this.stances.get(holder);
  }

  told(scene: Scene): Moved {
    return movedIn(this.effects, this, scene);
  }
}

/** Of all effects of a moment. Where nobody was moved each may be what it rests on. */
export function movedIn(all: Effect[], before: Before, scene: Scene): Moved {
  const effects = withoutHoldsOfEnded(all);
  const utterances = [...groupedBy(effects, ({ statement }) => utteranceOf(statement))];
  const movedBy = (isMoved: IsMoved) =>
    utterances.filter(([id]) =>
      [before.spokenBy(id)?.key, scene.spokenBy(id)?.key].some(
        (key) => key !== undefined && isMoved(before.stanceOf(key), scene.stanceOf(key)),
      ),
    );
  const moving = [movedBy(standsOtherwise), movedBy(saysItLater)].find((those) => those.length > 0) ?? [];
  const caused = moving.flatMap(([id, those]) => telling(those, scene.utterances.get(id)));
  const at = leastSure(caused.length > 0 ? caused : effects);
  // A statement may be suspended twice at one time: by two holds of its report.
  const told = [...new Map(caused.map((one) => [keyOf(one), one])).values()];
  told.sort((one, other) => (isTold(one, other) ? -1 : 1));
  return { at, cause: told.slice(0, MOST_TOLD).map((one) => causedBy(one, scene)), causeTotal: told.length };
}

/** A hold of what has ended is on file or not, by what came first: it changes nothing, and is not told unless it is all that happened. */
function withoutHoldsOfEnded(effects: Effect[]): Effect[] {
  // What was taken of this moment before the end was on file has a statement without it.
  const ended = new Set(effects.flatMap(({ did, statement }) => (did === 'retracted' ? statement.statementId : [])));
  const others = effects.filter(({ did, moment, statement: { statementId, retraction } }) => {
    const isOfHold = did === 'suspended' || did === 'resumed';
    const hasEnded = retraction !== undefined && earliest(retraction.publishedAt) <= moment;
    return !(isOfHold && (hasEnded || ended.has(statementId)));
  });
  return others.length > 0 ? others : effects;
}

/** All of one moment: the one that may have been latest, of several such the shortest. */
function leastSure(effects: Effect[]): string {
  const dates = effects.map(({ at }) => at);
  return dates.reduce((least, date) => (isLessSure(date, least) ? date : least));
}

function isLessSure(one: string, other: string): boolean {
  const [its, others] = [latest(one), latest(other)];
  if (its !== others) return its > others;
  return one.length < other.length || (one.length === other.length && one < other);
}

type IsMoved = (was: HolderStance | undefined, is: HolderStance | undefined) => boolean;

function standsOtherwise(was: HolderStance | undefined, is: HolderStance | undefined): boolean {
  return whereIt(was) !== whereIt(is);
}

/** One who says it again moves nothing, but for who owned up, or denied, in between. */
function saysItLater(was: HolderStance | undefined, is: HolderStance | undefined): boolean {
  if (was?.standing === is?.standing) return was?.stands !== is?.stands;
  return utterancesOf(was) !== utterancesOf(is);
}

function utterancesOf(stance: HolderStance | undefined): string | undefined {
  return stance?.standing
    .slice(0, stance.stands)
    .map(({ utterance }) => utterance)
    .join('\n');
}

function whereIt(stance: HolderStance | undefined): string {
  if (!stance) return '';
  const { side, owningUp, denies, owningNothing, given } = stance;
  const figures = given.map(({ figure: { kind, days, quantity }, isAsserted }) => [
    kind,
    days,
    quantity.op,
    quantity.low,
    quantity.high,
    isAsserted,
  ]);
  return JSON.stringify([side, owningUp.length > 0, denies, owningNothing.length > 0, figures]);
}

/** What does not count once it is out moved nobody, nor did its end at the same moment: unless it is all that happened. */
function telling(effects: Effect[], utterance: Utterance | undefined): Effect[] {
  const counting = new Set(utterance?.counting.map(({ id }) => id));
  const telling = effects.filter(({ did, moment, statement }) =>
    did === 'published' ? counting.has(statement.statementId) : earliest(statement.publishedAt) !== moment,
  );
  return telling.length > 0 ? telling : effects;
}

/** In the order of publication. */
function isTold(one: Effect, other: Effect): boolean {
  const [its, others] = [earliest(one.statement.publishedAt), earliest(other.statement.publishedAt)];
  if (its !== others) return its < others;
  return keyOf(one) < keyOf(other);
}

function keyOf({ statement: { statementId }, did }: Effect): string {
  return `${statementId}\n${did}`;
}

function causedBy({ statement, did }: { statement: ClaimStatement; did: Effect['did'] }, scene: Scene): Caused {
  const { statementId, holder } = statement;
  const rendering = scene.utterances.get(utteranceOf(statement))?.renderings.find(({ id }) => id === statementId);
  return { statementId, holder: holder.name, ...(rendering && speakerOnFile(rendering)), did };
}
