import { given } from '../../test/given.js';
import type { OutletEvent } from './outlet.js';
import { RegisterOutlet } from './register-outlet.js';

const kbsWorld = { outletId: 'kbs-world', name: 'KBS World', homepage: 'https://world.kbs.co.kr', country: 'KR' };
const registered: OutletEvent = { type: 'OutletRegistered', data: kbsWorld };

describe('RegisterOutlet', () => {
  it('puts an outlet on file as it is told', () => given().when(RegisterOutlet, kbsWorld).then(registered));

  it('asks for no more than a name', () =>
    given()
      .when(RegisterOutlet, { outletId: 'unn', name: 'UNN' })
      .then({ type: 'OutletRegistered', data: { outletId: 'unn', name: 'UNN' } }));

  it('minds no other outlet of the same name', () =>
    given(registered)
      .when(RegisterOutlet, { outletId: 'kbs-radio', name: 'KBS World' })
      .follows('OutletRegistered', { outletId: 'kbs-radio' }));

  it('is refused if the id is taken, and says by whom', () =>
    given(registered)
      .when(RegisterOutlet, { outletId: 'kbs-world', name: 'KBS' })
      .isRefused('outlet.already-registered', 'KBS World'));
});
