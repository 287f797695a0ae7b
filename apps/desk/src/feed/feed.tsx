/** The feed: what the desk put on record, newest first. */
import { Link } from '@tanstack/react-router';
import type { FeedItem } from '#client';
import { question } from '../ask.js';
import { sayDate } from '../dates/edtf.js';
import { Screen } from '../frame/screen.js';
import { StatusWord } from '../marks/status-mark.js';
import { commandInWords } from '../words.js';

export function FeedScreen() {
  return (
    <Screen asks={question('/v1/feed', { query: { limit: 100 } })} title={() => 'The feed'} concerns={() => true}>
      {({ changes }) => (
        <>
          <h1>The feed</h1>
          <p className="quiet">What the desk put on record, newest first.</p>
          <div className="list-box section" role="region" aria-label="Commits" tabIndex={0}>
            <table className="list">
              <thead>
                <tr>
                  {['On record', 'By', 'What', 'Of', 'The claim now'].map((title) => (
                    <th key={title} scope="col">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {changes.map((item) => (
                  <Item key={`${item.partition}:${item.offset}`} item={item} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Screen>
  );
}

function Item({ item: { at, by, command, stream, version, claim } }: { item: FeedItem }) {
  return (
    <tr>
      <td className="nowrap">{sayDate(at)}</td>
      <td className="nowrap">{by}</td>
      <td className="nowrap">{commandInWords(command)}</td>
      <td>
        <Link to="/streams/$id" params={{ id: stream }} search={{ v: version }}>
          {`${stream} · ${version}`}
        </Link>
      </td>
      <td>
        {claim && (
          <>
            <StatusWord status={claim.status} />{' '}
            <Link to="/claims/$id" params={{ id: claim.claimId }} search={{}} dir="auto">
              {claim.proposition}
            </Link>
          </>
        )}
      </td>
    </tr>
  );
}
