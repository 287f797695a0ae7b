/** What each command comes to while a holder is not on file, is, and is merged; and which names it has by then. */
import { given, holderOnFile, type Outcome } from '../../test/given.js';
import { AddAlias } from './add-alias.js';
import { AssignHouse } from './assign-house.js';
import { evolveHolder, type HolderEvent, noHolder } from './holder.js';
import { holder } from './holder-stream.js';
import { MergeHolder } from './merge-holder.js';
import { RegisterHolder } from './register-holder.js';
import { RemoveAlias } from './remove-alias.js';
import { RenameHolder } from './rename-holder.js';
import { UnmergeHolder } from './unmerge-holder.js';

const others: HolderEvent[] = [holderOnFile('ukraine'), holderOnFile('di')];
const registered = holderOnFile('hur', { aliases: ['GUR'] });
const merged: HolderEvent = { type: 'HolderMerged', data: { holderId: 'hur', into: 'di', reason: 'one service' } };
const STAGES: Record<string, HolderEvent[]> = {
  'not on file': others,
  'on file': [...others, registered],
  merged: [...others, registered, merged],
};

const missing: Outcome = 'holder.not-on-file';
const always = (event: Outcome): Outcome[] => [missing, event, event];
const about = { holderId: 'hur', reason: 'so it is' };

/** The outcomes in the order of STAGES. */
const TABLE: [new () => object, object, Outcome[]][] = [
  [
    RegisterHolder,
    { holderId: 'hur', name: 'HUR', kind: 'body' },
    ['HolderRegistered', 'holder.already-registered', 'holder.already-registered'],
  ],
  [RenameHolder, { ...about, name: 'Defence Intelligence' }, always('HolderRenamed')],
  [AddAlias, { ...about, alias: 'DIU' }, always('AliasAdded')],
  [RemoveAlias, { ...about, alias: 'GUR' }, always('AliasRemoved')],
  [AssignHouse, { ...about, for: 'ukraine' }, always('HouseAssigned')],
  [MergeHolder, { ...about, into: 'ukraine' }, [missing, 'HolderMerged', 'holder.merged']],
  [UnmergeHolder, about, [missing, 'holder.not-merged', 'HolderUnmerged']],
];

describe('a holder', () => {
  it('has each of its commands in the table', () =>
    expect(new Set(TABLE.map(([type]) => type))).toEqual(new Set(holder.commands.map(({ type }) => type))));

  it.each(
    TABLE.flatMap(([type, command, outcomes]) =>
      Object.entries(STAGES).map(([stage, facts], place) => ({
        type,
        command,
        stage,
        facts,
        outcome: outcomes[place],
      })),
    ),
  )('that is $stage: $type.name comes to $outcome', ({ type, command, facts, outcome = missing }) =>
    given(...facts)
      .when(type, command)
      .comesTo(outcome),
  );

  it('keeps in mind which names it had', () => {
    expect(namesAfter(registered, renamed('Defence Intelligence'), removed('gur'))).toEqual({
      name: 'Defence Intelligence',
      aliases: [],
      formerNames: ['HUR', 'GUR'],
    });
    expect(namesAfter(registered, removed('GUR'), added('Gur')).formerNames).toEqual([]);
  });

  it('goes by its former name as well once it is renamed, unless that was said before it was kept', () => {
    expect(namesAfter(registered, renamed('Defence Intelligence', { alias: 'HUR' }))).toEqual({
      name: 'Defence Intelligence',
      aliases: ['GUR', 'HUR'],
      formerNames: [],
    });
    expect(namesAfter(registered, renamed('gur', { alias: 'HUR' })).aliases).toEqual(['HUR']);
    expect(namesAfter(registered, renamed('Defence Intelligence')).aliases).toEqual(['GUR']);
  });

  it('has a name once, though it was an alias', () =>
    expect(namesAfter(registered, renamed('gur'))).toEqual({ name: 'gur', aliases: [], formerNames: ['HUR'] }));
});

const renamed = (name: string, kept: { alias?: string } = {}): HolderEvent => ({
  type: 'HolderRenamed',
  data: { ...about, name, ...kept },
});
const added = (alias: string): HolderEvent => ({ type: 'AliasAdded', data: { ...about, alias } });
const removed = (alias: string): HolderEvent => ({ type: 'AliasRemoved', data: { ...about, alias } });

function namesAfter(...events: HolderEvent[]) {
  const { name, aliases, formerNames } = events.reduce(evolveHolder, noHolder);
  return { name, aliases, formerNames };
}
