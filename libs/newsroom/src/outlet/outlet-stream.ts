/** Everything an outlet obeys. */
import { on, stream } from '../stream.js';
import { evolveOutlet, noOutlet } from './outlet.js';
import { RegisterOutlet, registerOutlet } from './register-outlet.js';
import { RenameOutlet, renameOutlet } from './rename-outlet.js';

export const outlet = stream('outlet', { initial: noOutlet, begins: 'OutletRegistered', evolve: evolveOutlet }, [
  on(RegisterOutlet, registerOutlet, {
    event: 'OutletRegistered',
    postedBy: 'tool',
    means: 'Puts an outlet on file: a paper, an agency, a broadcaster. Reports and attributions name it by its id.',
    example: { outletId: 'kbs-world', name: 'KBS World', homepage: 'https://world.kbs.co.kr', country: 'KR' },
    id: ({ outletId }) => outletId,
  }),
  on(RenameOutlet, renameOutlet, {
    event: 'OutletRenamed',
    postedBy: 'editor',
    means: 'Says that an outlet goes by another name now. Its id stays, and so does all that names it.',
    example: { outletId: 'kyiv-independent', name: 'The Kyiv Independent' },
    id: ({ outletId }) => outletId,
  }),
]);
