/** Which events of a claim have to do with some of its statements: those about them, and what ended or held others of the same acts of speaking. */
import { type Event, isStatement } from '#newsroom';

/** By all that stands in the claim's stream, whatever was known of it when. */
export function aboutThem(events: Event[], isIts: (event: Event) => boolean): (event: Event) => boolean {
  const its = new Set(events.filter(isIts).flatMap(statementIn));
  return (event) => isOf(its, event);
}

/** With what ended or held others of the same acts of speaking: then these may not count. */
export function aboutThemAndAlike(events: Event[], isIts: (event: Event) => boolean): (event: Event) => boolean {
  const isAbout = aboutThem(events, isIts);
  const spoken = new Set(events.filter(isAbout).flatMap(utterancesIn));
  const alike = new Set(
    events.filter((event) => utterancesIn(event).some((one) => spoken.has(one))).flatMap(statementIn),
  );
  return (event) => isAbout(event) || (isOfItsLife(event) && isOf(alike, event));
}

interface Telling {
  statementId?: string;
  utterance?: string;
  changes?: { utterance?: string | null };
}

function isOf(statements: Set<string>, event: Event): boolean {
  return statementIn(event).some((one) => statements.has(one));
}

function statementIn({ data }: Event): string[] {
  const { statementId } = data as Telling;
  return statementId === undefined ? [] : [statementId];
}

function utterancesIn({ data }: Event): string[] {
  const { utterance, changes } = data as Telling;
  return [utterance, changes?.utterance].flatMap((one) => one ?? []);
}

function isOfItsLife(event: Event): boolean {
  return !isStatement(event) && event.type !== 'StatementAmended';
}
