/** The desk over the sample, which is posted once for all that only look at it; what is posted besides is posted last. */
import { accessible } from './accessible.js';
import { boardOfHundreds } from './board-of-hundreds.js';
import { type DeskInBrowser, postSamples, startDesk } from './desk-in-browser.js';
import { lookBack } from './look-back.js';
import { lookCloser } from './look-closer.js';
import { originsAlongTime } from './origins-along-time.js';
import { readByKeys } from './read-by-keys.js';
import { readsWell } from './reads-well.js';
import { stillToCome } from './still-to-come.js';
import { takeAway } from './take-away.js';

let desk: DeskInBrowser;
const deskOf = () => desk;

beforeAll(async () => {
  desk = await startDesk();
  await postSamples(desk.newsroom);
});

afterAll(() => desk.stop());

describe('an editor at the keyboard', () => readByKeys(deskOf));
describe('axe finds nothing', () => accessible(deskOf));
describe('axe finds nothing empty whose text is still to come', () => stillToCome(deskOf));
describe('an editor who takes something away', () => takeAway(deskOf));
describe('an editor who looks back at outlets and holders', () => lookBack(deskOf));
describe('an editor who looks closer', () => lookCloser(deskOf));
describe('an editor with a board of hundreds', () => boardOfHundreds(deskOf));
describe('whose word it is, along time', () => originsAlongTime(deskOf));
describe('what could not be read', () => readsWell(deskOf));
