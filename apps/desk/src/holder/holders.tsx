/** The holders on file: who is behind the names that outlets print. */
import { Link } from '@tanstack/react-router';
import { whole } from '../ask.js';
import { Screen } from '../frame/screen.js';

export function HoldersScreen() {
  return (
    <Screen
      asks={whole('/v1/holders', 'holders')}
      title={() => 'Holders'}
      concerns={({ events }) => events.some(({ data }) => 'holderId' in data)}
    >
      {({ holders }) => (
        <>
          <h1>Holders</h1>
          {holders.length === 0 && <p className="told">No holder is on file yet: names mean what outlets print.</p>}
          <table className="list section" hidden={holders.length === 0}>
            <thead>
              <tr>
                {['Holder', 'Kind', 'Also called', 'Speaks for'].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {holders.map(({ holderId, name, kind, aliases, for: house }) => (
                <tr key={holderId}>
                  <th scope="row">
                    <Link to="/holders/$id" params={{ id: holderId }} dir="auto">
                      {name}
                    </Link>
                  </th>
                  <td>{kind}</td>
                  <td>{aliases.join(', ')}</td>
                  <td>{house}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Screen>
  );
}
