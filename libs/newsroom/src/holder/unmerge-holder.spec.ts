import { given, holderOnFile } from '../../test/given.js';
import type { HolderEvent } from './holder.js';
import { MergeHolder } from './merge-holder.js';
import { UnmergeHolder } from './unmerge-holder.js';

const merge: MergeHolder = { holderId: 'gur', into: 'hur', reason: 'one service' };
const unmerge: UnmergeHolder = { holderId: 'gur', reason: 'two services' };
const merged: HolderEvent[] = [holderOnFile('hur'), holderOnFile('gur'), { type: 'HolderMerged', data: merge }];
const unmerged: HolderEvent = { type: 'HolderUnmerged', data: unmerge };

describe('UnmergeHolder', () => {
  it('says that a holder is one by itself after all', () =>
    given(...merged)
      .when(UnmergeHolder, unmerge)
      .then(unmerged));

  it('lets it be merged again', () =>
    given(...merged, unmerged)
      .when(MergeHolder, merge)
      .follows('HolderMerged', merge));

  it('is refused of a holder that is not merged', () =>
    given(...merged, unmerged)
      .when(UnmergeHolder, unmerge)
      .isRefused('holder.not-merged', 'gur'));
});
