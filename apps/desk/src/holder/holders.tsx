/** The holders on file: who is behind the names that outlets print. */
import { Link } from '@tanstack/react-router';
import { whole } from '../ask.js';
import { ColumnHeads } from '../frame/column-heads.js';
import { Names } from '../frame/names.js';
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
          <table className="list list-stacked section" hidden={holders.length === 0}>
            <ColumnHeads titles={['Holder', 'Kind', 'Also called', 'Speaks for']} />
            <tbody>
              {holders.map(({ holderId, name, kind, aliases, for: house }) => (
                <tr key={holderId}>
                  <th scope="row">
                    <Link to="/holders/$id" params={{ id: holderId }} dir="auto">
                      {name}
                    </Link>
                  </th>
                  <td>{kind}</td>
                  <td>
                    <Names of={aliases} />
                  </td>
                  <td data-title="speaks for">{house && nameOf(house, holders)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Screen>
  );
}

/** Of a house that is among them; the id of one that is not. */
function nameOf(house: string, holders: { holderId: string; name: string }[]): string {
  return holders.find(({ holderId }) => holderId === house)?.name ?? house;
}
