/** The outlets on file. What they are worth is not told: Stet judges no outlet. */
import { Link } from '@tanstack/react-router';
import { whole } from '../ask.js';
import { ColumnHeads } from '../frame/column-heads.js';
import { Screen } from '../frame/screen.js';
import { countryInWords } from '../words.js';

export function OutletsScreen() {
  return (
    <Screen asks={whole('/v1/outlets', 'outlets')} title={() => 'Outlets'}>
      {({ outlets }) => (
        <>
          <h1>Outlets</h1>
          <table className="list section">
            <ColumnHeads titles={['Outlet', 'Country', 'Reports', 'Statements']} numbers={2} />
            <tbody>
              {outlets.map(({ outletId, name, country, reports, statements }) => (
                <tr key={outletId}>
                  <th scope="row">
                    <Link to="/outlets/$id" params={{ id: outletId }} dir="auto">
                      {name}
                    </Link>
                  </th>
                  <td>{countryInWords(country)}</td>
                  <td className="number">{reports.toLocaleString('en')}</td>
                  <td className="number">{statements.toLocaleString('en')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Screen>
  );
}
