import { given, holderOnFile } from '../../test/given.js';
import type { HolderEvent } from './holder.js';
import { MergeHolder } from './merge-holder.js';

const merge: MergeHolder = { holderId: 'gur', into: 'hur', reason: 'the Russian name of the same service' };
const merged: HolderEvent = { type: 'HolderMerged', data: merge };
const onFile = [holderOnFile('hur'), holderOnFile('gur'), holderOnFile('di')];

describe('MergeHolder', () => {
  it('says that two holders are one', () =>
    given(...onFile)
      .when(MergeHolder, merge)
      .then(merged));

  it('may go on to a third', () =>
    given(...onFile, merged)
      .when(MergeHolder, { ...merge, holderId: 'hur', into: 'di' })
      .follows('HolderMerged', { into: 'di' }));

  it.each([
    ['a holder that is merged', { ...merge, into: 'di' }, 'holder.merged', 'hur'],
    [
      'the one that it is merged into',
      { ...merge, holderId: 'hur', into: 'gur' },
      'holder.merged-the-other-way',
      'gur',
    ],
    ['itself', { ...merge, holderId: 'hur' }, 'holder.into-itself', 'hur'],
    ['nobody on file', { ...merge, holderId: 'hur', into: 'cia' }, 'holder.not-on-file', 'cia'],
  ] as const)('is refused with %s', (_, command, code, named) =>
    given(...onFile, merged)
      .when(MergeHolder, command)
      .isRefused(code, named),
  );
});
