import { getMetadataStorage } from 'class-validator';
import {
  amended,
  asserts,
  CLAIM,
  claimOnFile,
  given,
  linked,
  outletOnFile,
  retracted,
  type Details,
} from '../../test/given.js';
import type { Quantity } from '../fields/quantity.js';
import { AmendStatement } from './amend-statement.js';
import { Changes } from './changes.js';
import { Statement } from './statement.js';

const deployed: Quantity = { measure: 'deployed', op: 'eq', low: 12_000, unit: 'persons' };
const statement = (told: Details = {}) => asserts('NIS', { statementId: 'nis-1', ...told });
const made = [claimOnFile(), statement()];
const amend = (changes: Changes): AmendStatement => ({
  claimId: CLAIM,
  statementId: 'nis-1',
  changes,
  reason: 'we mislabelled it',
});

describe('AmendStatement', () => {
  it('says that our desk mislabelled a statement, and why', () =>
    given(...made)
      .when(AmendStatement, amend({ passage: 'as the service said' }))
      .then(amended('nis-1', { passage: 'as the service said' })));

  it('may change any field of a statement but its ids', () => {
    const fields = fieldsOf(Statement).filter((field) => !['claimId', 'statementId', 'reportId'].includes(field));
    expect(fieldsOf(Changes).sort()).toEqual([...fields, 'stance', 'lean'].sort());
  });

  it('shows the past as it was from the first, for the outlet never said otherwise', () =>
    given(...made, amended('nis-1', { act: 'denies', stance: 'denies' }))
      .at('2024-10-18')
      .theClaimIs('denied'));

  it('takes a field away with null', () =>
    given(claimOnFile(), statement({ inferred: true }), amended('nis-1', { inferred: null })).theClaimIs(
      'single_origin',
    ));

  it('is refused if it says what is on file, or nothing', () => {
    for (const changes of [{}, { act: 'states' as const }, { place: 'body' as const }])
      given(...made)
        .when(AmendStatement, amend(changes))
        .isRefused('statement.nothing-amended', 'nis-1');
  });

  it('is refused once the statement was retracted: a retraction is not undone by amending', () =>
    given(...made, retracted('nis-1', '2024-10-20'))
      .when(AmendStatement, amend({ publishedAt: '2024-10-21' }))
      .isRefused('statement.retracted', '2024-10-20'));
});

describe('the stance of an amended statement', () => {
  const taking = (changes: Changes) => given(...made).when(AmendStatement, amend(changes));

  it('follows its words', () => {
    taking({ act: 'denies' }).follows('StatementAmended', { changes: { act: 'denies', stance: 'denies', lean: null } });
    taking({ certainty: 'probable' }).follows('StatementAmended', { changes: { stance: 'hedges', lean: '+' } });
  });

  it('loses its lean with its hedging', () => {
    const hedged = amended('nis-1', { act: 'suggests', stance: 'hedges', lean: '+' });
    given(...made, hedged, amended('nis-1', { act: 'states', stance: 'asserts', lean: null })).theClaimIs(
      'single_origin',
    );
  });

  it('follows the words of a figure where the claim is one, and stays so whatever is linked later', () => {
    given(...made, linked('quantity_of', 'other'))
      .when(AmendStatement, amend({ act: 'estimates' }))
      .follows('StatementAmended', { changes: { stance: 'asserts' } });
    given(...made, amended('nis-1', { act: 'estimates', stance: 'hedges', lean: '+' }), linked('quantity_of', 'other'))
      .when(AmendStatement, amend({ note: 'seen' }))
      .follows('StatementAmended', { changes: { note: 'seen' } });
  });

  it('departs from them with a reason alone', () => {
    taking({ stance: 'denies' }).isRefused('statement.departs-without-reason', 'denies');
    taking({ stance: 'denies', reason: 'he was joking' }).follows('StatementAmended', {
      changes: { stance: 'denies' },
    });
    given(claimOnFile(), statement({ act: 'questions', reason: 'the context is plain' }))
      .when(AmendStatement, amend({ reason: null }))
      .isRefused('statement.departs-without-reason', 'disputes by default');
  });

  it('leans by its words where it hedges', () => {
    taking({ act: 'says_unlikely' }).follows('StatementAmended', { changes: { stance: 'hedges', lean: '-' } });
    taking({ act: 'suggests', stance: 'hedges' }).follows('StatementAmended', { changes: { lean: '+' } });
  });

  it('has a lean where it hedges, and nowhere else', () => {
    taking({ stance: 'hedges', reason: 'the tone' }).isRefused('statement.lean', 'without a lean');
    taking({ lean: '+', reason: 'the tone' }).isRefused('statement.lean', 'asserts');
    taking({ stance: 'hedges', lean: '-', reason: 'the tone' }).follows('StatementAmended', { changes: { lean: '-' } });
  });
});

describe('an amended statement is judged as a new one is', () => {
  const refused = (changes: Changes) => given(...made).when(AmendStatement, amend(changes));

  it('by its figure', () => refused({ quantity: { ...deployed, op: 'range' } }).isRefused('quantity.range'));
  it('by its time', () => refused({ publishedAt: '2024-11-02' }).isRefused('statement.in-the-future'));
  it('by the order in which it was said and printed', () => {
    const dated = given(claimOnFile(), statement({ saidAt: '2024-10-17', reportPublishedAt: '2024-10-16' }));
    const taking = (changes: Changes) => dated.when(AmendStatement, amend(changes));
    taking({ publishedAt: '2024-10-16' }).isRefused('statement.said-after-published', 'saidAt 2024-10-17');
    taking({ saidAt: '2024-10-19' }).isRefused('statement.said-after-published', 'publishedAt 2024-10-18');
    taking({ publishedAt: '2024-10-16', saidAt: null }).follows('StatementAmended', {});
    taking({ publishedAt: '2024-10-15', saidAt: null }).isRefused('statement.before-its-report', '2024-10-16');
  });
  it('in nothing but what changes: an old log may hold what is no longer taken', () =>
    given(claimOnFile(), statement({ saidAt: '9999' }))
      .when(AmendStatement, amend({ note: 'seen' }))
      .follows('StatementAmended', { changes: { note: 'seen' } }));
  it('by the outlets on its way', () => {
    refused({ via: [{ outlet: 'tass' }] }).isRefused('outlet.not-on-file', 'tass');
    given(...made, outletOnFile('tass'))
      .when(AmendStatement, amend({ via: [{ outlet: 'tass' }] }))
      .follows('StatementAmended', { changes: { via: [{ outlet: 'tass' }] } });
  });
});

function fieldsOf(type: new () => object): string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  return [...new Set(rules.map(({ propertyName }) => propertyName))];
}
