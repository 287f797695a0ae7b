/** The outlets on file. What they are worth is not told: Stet judges no outlet. */
import { Link } from '@tanstack/react-router';
import { whole } from '../ask.js';
import { Screen } from '../frame/screen.js';

export function OutletsScreen() {
  return (
    <Screen asks={whole('/v1/outlets', 'outlets')} title={() => 'Outlets'}>
      {({ outlets }) => (
        <>
          <h1>Outlets</h1>
          <table className="list section">
            <thead>
              <tr>
                {['Outlet', 'Country', 'Reports', 'Statements'].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {outlets.map(({ outletId, name, country, reports, statements }) => (
                <tr key={outletId}>
                  <th scope="row">
                    <Link to="/outlets/$id" params={{ id: outletId }} dir="auto">
                      {name}
                    </Link>
                  </th>
                  <td>{country}</td>
                  <td>{reports}</td>
                  <td>{statements}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Screen>
  );
}
