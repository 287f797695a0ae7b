import { claimOnFile, given } from '../../test/given.js';
import { RequestExport } from './request-export.js';

const wanted: RequestExport = { exportId: 'court-1', claimIds: ['nk-troops'], reason: 'Asked for by a court.' };

describe('RequestExport', () => {
  it('puts on record which claims are taken away, and why', () =>
    given(claimOnFile('nk-troops')).when(RequestExport, wanted).then({ type: 'ExportRequested', data: wanted }));

  it('says so where what is killed is asked for, too', () =>
    given(claimOnFile('nk-troops'))
      .when(RequestExport, { ...wanted, withKilled: true })
      .follows('ExportRequested', { withKilled: true }));

  it('is refused for claims that are not on file, and names them', () =>
    given(claimOnFile('nk-troops'))
      .when(RequestExport, { ...wanted, claimIds: ['nk-troops', 'unheard-of'] })
      .isRefused('claim.not-on-file', 'unheard-of'));

  it('is refused where the id is on record: nobody takes anything away under the record of another', () =>
    given(claimOnFile('nk-troops'), { type: 'ExportRequested', data: wanted })
      .when(RequestExport, { ...wanted, reason: 'For ourselves.' })
      .isRefused('export.already-requested', 'nk-troops'));
});
