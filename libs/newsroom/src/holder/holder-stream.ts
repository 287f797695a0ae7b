/** Everything a holder on file obeys. */
import { on, stream } from '../stream.js';
import { streamName } from '../stream-name.js';
import { AddAlias, addAlias } from './add-alias.js';
import { AssignHouse, assignHouse } from './assign-house.js';
import { evolveHolder, noHolder } from './holder.js';
import { MergeHolder, mergeHolder } from './merge-holder.js';
import { RegisterHolder, registerHolder } from './register-holder.js';
import { RemoveAlias, removeAlias } from './remove-alias.js';
import { Renamed, RenameHolder, renameHolder } from './rename-holder.js';
import { UnmergeHolder, unmergeHolder } from './unmerge-holder.js';

const holderId = 'hur';
const alias = "Ukraine's military intelligence";
const id = (command: { holderId: string }) => command.holderId;
const ofHouse = (house?: string | null) => (house ? [streamName('holder', house)] : []);

export const holder = stream('holder', { initial: noHolder, begins: 'HolderRegistered', evolve: evolveHolder }, [
  on(RegisterHolder, registerHolder, {
    event: 'HolderRegistered',
    postedBy: 'tool',
    means:
      'Puts a holder on file: whom outlets name in many ways, and who is one. Wherever one of its names was printed, on every claim, it is identified, unless another holder on file has that name, too; and a statement may name it by its id.',
    example: { holderId, name: 'Main Directorate of Intelligence', kind: 'body', aliases: ['HUR'], for: 'ukraine' },
    id,
    refersTo: (command) => ofHouse(command.for),
  }),
  on(RenameHolder, renameHolder, {
    event: 'HolderRenamed',
    postedBy: 'editor',
    means:
      'Says that a holder goes by another name now. The former one stays among its aliases, for it is printed; if it never meant the holder, remove it there.',
    example: { holderId, name: 'Defence Intelligence of Ukraine', reason: 'it calls itself so' },
    decided: Renamed,
    id,
  }),
  on(AddAlias, addAlias, {
    event: 'AliasAdded',
    postedBy: 'editor',
    means:
      'Says that outlets print another name for a holder, too. A name of two holders means neither, until one of them has it no more or is merged into the other.',
    example: { holderId, alias },
    id,
  }),
  on(RemoveAlias, removeAlias, {
    event: 'AliasRemoved',
    postedBy: 'editor',
    means: 'Says that a name does not mean the holder after all: what was identified by it is taken back.',
    example: { holderId, alias, reason: 'papers print it of the whole of its services' },
    id,
  }),
  on(AssignHouse, assignHouse, {
    event: 'HouseAssigned',
    postedBy: 'editor',
    means:
      'Says for whom a holder speaks, or that it speaks for nobody but itself: on every claim, where no other is printed.',
    example: { holderId, for: 'ukraine' },
    id,
    refersTo: (command) => ofHouse(command.for),
  }),
  on(MergeHolder, mergeHolder, {
    event: 'HolderMerged',
    postedBy: 'editor',
    means:
      'Says that two holders on file are one: whatever means the first means the other from now on, on every claim.',
    example: { holderId: 'gur', into: holderId, reason: 'the Russian name of the same service' },
    id,
    refersTo: ({ into }) => [streamName('holder', into)],
  }),
  on(UnmergeHolder, unmergeHolder, {
    event: 'HolderUnmerged',
    postedBy: 'editor',
    means: 'Takes a merger back: the holder is one by itself after all, with its own names and house.',
    example: { holderId: 'gur', reason: "that is Russia's service of the same name" },
    id,
  }),
]);
