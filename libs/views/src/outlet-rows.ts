/** What is told of an outlet, row by row: its reports and what became of them, the claims that it carries, and its record in figures. */
import { type Static, Type } from '@sinclair/typebox';
import { killOf, outcomeOf, type Report } from '#newsroom';
import { nullable, PASSED_OVER } from './answer.js';
import { OF_A_MOMENT } from './moment.js';
import { OUTLET } from './outlets.js';

const [text, count] = [Type.String(), Type.Integer()];

const REPORTS = Type.Array(
  Type.Object(
    {
      reportId: text,
      headline: Type.Optional(nullable(text)),
      publishedAt: Type.Optional(text),
      life: text,
      corrected: Type.Boolean(),
      killed: Type.Boolean(),
      passedOver: PASSED_OVER,
    },
    { $id: 'ReportOfAnOutlet' },
  ),
);
export const CLAIMS = Type.Array(
  Type.Object(
    {
      claimId: text,
      statements: count,
      publishedAt: Type.String({ description: 'When this outlet first carried it.' }),
      first: Type.Boolean({ description: 'Nobody carried it before.' }),
      mayBeFirst: Type.Boolean({ description: 'Dates cannot tell whether another carried it before.' }),
      firstBy: Type.Array(Type.Object({ outletId: text, publishedAt: text }), {
        description:
          'Who carried it first, or may have, this one too: more than one where dates cannot tell: the first twenty, by id.',
      }),
      firstByTotal: count,
      passedOver: PASSED_OVER,
    },
    { $id: 'CarriedClaim' },
  ),
);
export type CarriedClaim = Static<typeof CLAIMS>[number];

export const RECORD = Type.Object({
  reports: count,
  revised: count,
  revisedInSilence: count,
  corrected: count,
  withdrawn: count,
  copies: count,
  first: Type.Integer({ description: 'How many claims it was first to carry.' }),
  mayBeFirst: Type.Integer({ description: 'Of how many claims dates cannot tell whether another carried it before.' }),
  late: Type.Integer({ description: 'How many it carried after another.' }),
});
export const ONE_OUTLET = Type.Object({
  ...OF_A_MOMENT,
  ...OUTLET,
  name: nullable(Type.String({ description: 'Null where the outlet was not on file by `known`.' })),
  version: count,
  reports: REPORTS,
  claims: CLAIMS,
  record: RECORD,
});
export const ITS_REPORTS = Type.Object({ ...OF_A_MOMENT, outletId: text, reports: REPORTS });
export const ITS_CLAIMS = Type.Object({ ...OF_A_MOMENT, outletId: text, claims: CLAIMS });

/** So many reports and claims are told beside the record, and so many of those that were first. */
export const [TOLD, FIRST_TOLD] = ['20', 20];

export function reportRow(report: Report): Static<typeof REPORTS>[number] {
  const { reportId = '', headline, publishedAt, life } = report;
  const { corrected } = outcomeOf(report);
  const killed = killOf(report) !== undefined;
  // Where it is killed it is not there.
  const told = killed && headline === undefined ? {} : { headline: headline ?? null };
  return { reportId, ...told, ...(publishedAt !== undefined && { publishedAt }), life, corrected, killed };
}
