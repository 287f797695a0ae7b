/**
 * What answers are made of: the shapes that several have. A question declares its whole answer beside its SQL, as one
 * schema value: the type of what it reads follows from it, and its page in OpenAPI, where a shape with an `$id` is named.
 *
 * What a kill hides is left out of an answer (see `killed.ts`), so it is optional here.
 */
import { type TSchema, Type } from '@sinclair/typebox';
import { vocabulary } from '#newsroom';

const text = Type.String();
const may = Type.Optional(text);

/** One of the newsroom's words. */
export function wordOf<List extends object>(list: List, $id?: string) {
  return Type.Unsafe<keyof List & string>({ ...($id && { $id }), type: 'string', enum: Object.keys(list) });
}

export function nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

export const STATUS = wordOf(vocabulary.statuses, 'Status');
export const FLAG = wordOf(vocabulary.flags, 'Flag');
export const STANCE = wordOf(vocabulary.stances, 'Stance');
export const LEAN = wordOf(vocabulary.leans);
export const ROLE = wordOf(vocabulary.roles, 'Role');
export const LINK_KIND = wordOf(vocabulary.links, 'LinkKind');
export const LIFE = wordOf({ unpublished: '', published: '', held: '', withdrawn: '' });
const ACT = wordOf(vocabulary.acts, 'Act');
export const PLACE = wordOf(vocabulary.places);
export const BASIS = wordOf(vocabulary.bases);

/** As it stands in the log, where it may be of any release. */
export const EVENT = Type.Object(
  {
    type: text,
    data: Type.Unsafe<object>({ type: 'object', description: "Its command's fields, and what was decided." }),
  },
  { $id: 'Event' },
);

/** What a claim is and how it stands, wherever it is told. */
export const CLAIM = {
  claimId: text,
  proposition: text,
  status: STATUS,
  since: nullable(
    Type.String({
      description:
        'When the status became what it is, no surer than what caused it was published: `2024-10-24/..` is that day or later. Null while there is no statement.',
    }),
  ),
  assertingOrigins: Type.Integer({ description: 'Holders that assert it, without those who only repeat another.' }),
  outlets: Type.Integer({ description: 'Outlets with a statement on it by then.' }),
  flags: Type.Array(FLAG),
};

export const VERDICT = Type.Object(
  { claimId: may, verdict: wordOf(vocabulary.verdicts), reason: text, url: may, at: may, by: may },
  { $id: 'ClaimsVerdict' },
);

const ON_FILE = Type.Optional(
  Type.String({ description: 'The holder on file that this name means; left out if it means none.' }),
);
const REASON = Type.Object(
  { statementId: text, holder: text, holderId: ON_FILE, stance: STANCE, lean: Type.Optional(LEAN) },
  { $id: 'Reason' },
);

/** The first of the reasons for a status, and how many there are. */
export const BECAUSE = { because: Type.Array(REASON), becauseTotal: Type.Integer() };

/** The first of what moved a holder when the status became so, and how many there are. */
export const CAUSE = {
  cause: Type.Array(
    Type.Object(
      { statementId: text, holder: text, holderId: ON_FILE, did: wordOf(vocabulary.deeds) },
      { $id: 'Caused' },
    ),
    { description: 'What was published, retracted, suspended or resumed at that moment and moved a holder.' },
  ),
  causeTotal: Type.Integer(),
};

export const FRAMINGS = Type.Object({ headline: wordOf(vocabulary.framings), body: wordOf(vocabulary.framings) });

export const NAMED = { holder: text, statementId: text };
/** With the holder on file as whom it counts. */
export const IDENTIFIED = {
  ...NAMED,
  holderId: Type.Optional(
    Type.String({
      description:
        'The holder on file as whom it counts here: its house, if it speaks for one. Left out if it is none.',
    }),
  ),
};
const HOLDER = Type.Object({ name: text, role: ROLE, for: may, id: may, forId: may });
export const SOURCE = Type.Object({ outlet: may, name: may });

export const RELATION = Type.Object({
  kind: wordOf(vocabulary.relations),
  of: SOURCE,
  reportId: may,
  url: may,
});

export const FIGURE = {
  measure: may,
  op: Type.Optional(wordOf(vocabulary.operators)),
  low: Type.Optional(Type.Union([Type.Number(), text])),
  high: Type.Optional(Type.Union([Type.Number(), text])),
  unit: may,
  asOf: may,
};

export const RETRACTION = Type.Object(
  { publishedAt: text, why: wordOf(vocabulary.retractions), reportId: text },
  { $id: 'Retraction' },
);

/** What a statement says, as short as the grid has it. */
export const SAID = {
  statementId: text,
  holder: HOLDER,
  act: ACT,
  stance: STANCE,
  lean: Type.Optional(LEAN),
  inferred: Type.Optional(Type.Boolean()),
  place: PLACE,
  notCounted: Type.Optional(Type.String({ description: 'Why it does not count; left out if it does.' })),
};

export const STATEMENT = Type.Object(
  {
    ...SAID,
    claimId: text,
    reportId: text,
    outletId: text,
    certainty: Type.Optional(wordOf(vocabulary.certainties)),
    via: Type.Optional(Type.Array(SOURCE)),
    utterance: may,
    basis: BASIS,
    framing: FRAMINGS,
    quantity: Type.Optional(Type.Object(FIGURE)),
    quote: Type.Optional(Type.Object({ exact: text, language: may, prefix: may, suffix: may })),
    passage: may,
    note: may,
    reason: may,
    saidAt: may,
    publishedAt: text,
    reportPublishedAt: may,
    relations: Type.Optional(Type.Array(RELATION)),
    amendments: Type.Optional(Type.Array(text)),
    suspensions: Type.Optional(Type.Array(Type.Object({ from: text, until: may }))),
    retraction: Type.Optional(RETRACTION),
    laterEnds: Type.Optional(Type.Array(RETRACTION)),
    recordedAt: Type.Optional(nullable(text)),
    recordedBy: Type.Optional(nullable(text)),
  },
  { $id: 'StatementOnFile' },
);

/** Where a word was found, in pieces that make up the text. */
export const FOUND = Type.Object(
  {
    in: wordOf({ proposition: '', topic: '', headline: '', holder: '', outlet: '' }),
    reportId: may,
    statementId: may,
    outletId: may,
    pieces: Type.Array(Type.Object({ text, hit: Type.Boolean() })),
  },
  { $id: 'Found' },
);

/** Marks what this release cannot follow. */
export const PASSED_OVER = Type.Optional(
  Type.Literal(true, { description: 'This release cannot follow it: it is told as it was before.' }),
);
