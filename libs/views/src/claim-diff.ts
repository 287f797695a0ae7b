/** What lies between two moments of a claim, on either clock or on both: what came, ended or was understood otherwise, and what that did. */
import { type Static, Type } from '@sinclair/typebox';
import { BECAME, type Difference, differenceInSteps, earliest, statusInSteps, timelineInSteps } from '#newsroom';
import {
  BECAUSE,
  CAUSE,
  CLAIM,
  FIGURE,
  FLAG,
  NAMED,
  nullable,
  RETRACTION,
  SAID,
  STATUS,
  VERDICT,
  wordOf,
} from './answer.js';
import { BETWEEN, momentsIn } from './between.js';
import { claimOnFile } from './claim-on-file.js';
import { CHANGE } from './timeline.js';
import { publishedBy } from './moment.js';
import { isCount, pageByPlace } from './page.js';
import { type Answered, ID, type ParameterValues, question, type Reader } from './question.js';
import type { Raw, Snapshot } from './reading.js';
import { inSlices } from './slices.js';

const text = Type.String();
const may = Type.Optional(text);
const STATE = Type.Object(
  {
    ...CLAIM,
    proposition: nullable(text),
    status: nullable(STATUS),
    ...BECAUSE,
    ...CAUSE,
    at: may,
    known: may,
    onFile: Type.Boolean(),
    verdict: nullable(VERDICT),
  },
  { $id: 'StateOfAClaim', description: 'As the sheet of that moment has it.' },
);
const WEIGHT = nullable(Type.Object({ origins: Type.Integer(), outlets: Type.Integer(), leading: Type.Boolean() }));
/** A statement to which something happened between. */
export const CHANGED = Type.Object(
  {
    ...SAID,
    outletId: text,
    reportId: text,
    publishedAt: text,
    holderId: may,
    retraction: Type.Optional(RETRACTION),
    did: Type.Array(wordOf(BECAME), {
      description: `What became of it: ${Object.entries(BECAME)
        .map(([word, means]) => `\`${word}\`: ${means}`)
        .join('; ')}. None: it alone counts, or does not, where it did otherwise before.`,
    }),
    wasNotCounted: Type.Optional(Type.String({ description: 'Why it did not count before.' })),
  },
  { $id: 'ChangedStatement' },
);
const DIFF = Type.Object({
  claimId: text,
  from: STATE,
  to: STATE,
  flags: Type.Object({ raised: Type.Array(FLAG), lowered: Type.Array(FLAG) }),
  origins: Type.Object({
    added: Type.Array(Type.Object(NAMED)),
    addedTotal: Type.Integer({ description: 'The first twenty are told.' }),
    gone: Type.Array(Type.Object(NAMED)),
    goneTotal: Type.Integer({ description: 'The first twenty are told.' }),
  }),
  figures: Type.Array(
    Type.Object(
      { statementId: text, ...FIGURE, before: WEIGHT, after: WEIGHT },
      { $id: 'ChangedFigure', description: 'How many origins and outlets it had and has; null where it is not given.' },
    ),
  ),
  figuresTotal: Type.Integer({ description: 'The first twenty are told.' }),
  changes: Type.Array(CHANGE, {
    description: 'Of the timeline as of `to` those behind `from`, each with its cause: the first twenty.',
  }),
  changesTotal: Type.Integer(),
  statements: Type.Array(CHANGED),
});

export const claimDiff = question({
  path: '/claims/:id/diff',
  id: ID,
  answers:
    'What lies between two moments of a claim: by `from` and `to` on the published clock, by `fromKnown` and `toKnown` on the desk’s own, or by all four. Which statements were added, amended, identified, retracted, held, and what that did to status, flags, origins and figures.',
  answer: DIFF,
  parameters: BETWEEN,
  pages: ({ ordinal }) => isCount(ordinal),
  readsWhole: () => true,
  read: diffOf,
});

const MOST_TOLD = 20;

async function diffOf(
  snapshot: Snapshot,
  asked: ParameterValues,
  reader: Reader,
): Promise<Answered<typeof DIFF> | undefined> {
  const { id = '' } = asked;
  const [earlier, later] = momentsIn(asked);
  const told = await snapshot.folded(id, async (raw) => {
    const [before, after] = [await stateAt(raw, earlier, reader), await stateAt(raw, later, reader)];
    if (!before || !after) return undefined;
    const found = await inSlices(
      differenceInSteps({ claim: before.claim, at: earlier.at }, { claim: after.claim, at: later.at }),
      reader,
    );
    const { page: statements, next } = pageByPlace(found.statements, asked, reader.after);
    const began = publishedBy(earlier);
    const changes = after.changes.filter(({ at: on }) => earliest(on) > began);
    return {
      from: before.told,
      to: after.told,
      origins: found.origins,
      figures: found.figures,
      changes,
      statements,
      next,
    };
  });
  return told && { claimId: id, ...cut(told) };
}

interface Told extends Difference {
  from: Static<typeof STATE>;
  to: Static<typeof STATE>;
  changes: Static<typeof CHANGE>[];
}

/** Of long lists the first. */
function cut<T extends Told>({ origins: { added, gone }, figures, changes, ...told }: T) {
  const [were, are] = [told.from.flags, told.to.flags];
  return {
    ...told,
    flags: {
      raised: are.filter((flag) => !were.includes(flag)),
      lowered: were.filter((flag) => !are.includes(flag)),
    },
    origins: {
      added: added.slice(0, MOST_TOLD),
      addedTotal: added.length,
      gone: gone.slice(0, MOST_TOLD),
      goneTotal: gone.length,
    },
    figures: figures.slice(0, MOST_TOLD),
    figuresTotal: figures.length,
    changes: changes.slice(0, MOST_TOLD),
    changesTotal: changes.length,
  };
}

async function stateAt(raw: Raw, asked: ParameterValues, reader: Reader) {
  const onFile = await claimOnFile(raw, asked, reader);
  if (!onFile) return undefined;
  const { claim, verdict } = onFile;
  const all = await inSlices(timelineInSteps(claim), reader);
  const picture = await inSlices(statusInSteps(claim, asked.at, all), reader);
  const { since, assertingOrigins, outlets, flags, because, becauseTotal, cause, causeTotal, status } = picture;
  const { at: printed, known: recorded } = asked;
  const told: Omit<Static<typeof STATE>, 'verdict'> & { verdict: typeof verdict } = {
    claimId: claim.claimId,
    ...(onFile.onFile ? { proposition: claim.proposition, status } : { proposition: null, status: null }),
    since,
    assertingOrigins,
    outlets,
    flags,
    because,
    becauseTotal,
    cause,
    causeTotal,
    ...(printed !== undefined && { at: printed }),
    ...(recorded !== undefined && { known: recorded }),
    onFile: onFile.onFile,
    verdict,
  };
  return { claim, told, changes: all.filter(({ at: on }) => earliest(on) <= publishedBy(asked)) };
}
