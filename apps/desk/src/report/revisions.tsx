/** A report's versions beneath each other, each beside the one before; and any two of them, word by word. */
import { useNavigate } from '@tanstack/react-router';
import type { Answer } from '#client';
import { sayDate } from '../dates/edtf.js';
import { ColumnHeads } from '../frame/column-heads.js';
import { useKeys } from '../frame/keys.js';
import { plural } from '../words.js';
import { comparedIn, type Version, versionsOf } from './versions.js';
import { wordDiff } from './word-diff.js';

type Report = Answer<'/v1/reports/{id}'>;

export function Revisions({ report, rev }: { report: Report; rev: string | undefined }) {
  const versions = versionsOf(report);
  const navigate = useNavigate();
  const compare = (compared: string | undefined) => {
    const search = (said: object) => ({ ...said, rev: compared });
    void navigate({ to: '.', search, replace: true, resetScroll: false });
  };
  const last = versions.at(-1)?.number ?? 1;
  const toggle = () => compare(rev === undefined && last > 1 ? `1..${last}` : undefined);
  useKeys({ d: toggle });
  if (versions.length < 2) return null;
  const { language, revisionsTotal } = report;
  const compared = comparedIn(versions, rev);
  return (
    <section className="section" aria-labelledby="revisions-title">
      <div className="section-head">
        <h2 id="revisions-title">{plural(revisionsTotal, 'revision')}</h2>
        <button className="button" type="button" onClick={toggle} aria-pressed={rev !== undefined}>
          Compare <kbd>d</kbd>
        </button>
      </div>
      {compared && <Compared {...{ versions, compared, language, compare }} />}
      <div className="list-box" role="region" aria-label="Versions" tabIndex={0}>
        <table className="list list-stacked">
          <ColumnHeads titles={['Version', 'When', 'Headline', 'What the outlet said of it']} />
          <tbody>
            {versions.map((version, place) => (
              <tr key={version.number}>
                <td data-title="Version">{version.number}</td>
                <td className="nowrap">{version.publishedAt === undefined ? '' : sayDate(version.publishedAt)}</td>
                <td className="list-main" dir="auto" lang={language}>
                  {version.isAsBefore ? (
                    <span className="quiet">as before</span>
                  ) : (
                    <Words before={versions[place - 1]?.headline} after={version.headline} language={language} />
                  )}
                </td>
                <td dir="auto">{saidOf(version)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function saidOf({ noted, note }: Version): string {
  if (noted === undefined) return 'as it came out';
  return noted ? (note ?? 'noted') : `in silence${note === undefined ? '' : `: ${note}`}`;
}

interface Comparing {
  versions: Version[];
  compared: [Version, Version];
  language: string | undefined;
  compare(rev: string): void;
}

function Compared({ versions, compared: [one, other], language, compare }: Comparing) {
  return (
    <div className="revisions-compared" role="group" aria-label="Two versions compared">
      <p>
        <Choice
          name="From version"
          {...{ versions, chosen: one }}
          choose={(number) => compare(`${number}..${other.number}`)}
        />
        {' to '}
        <Choice
          name="To version"
          {...{ versions, chosen: other }}
          choose={(number) => compare(`${one.number}..${number}`)}
        />
      </p>
      <p className="revisions-words" dir="auto" lang={language}>
        <Words before={one.headline} after={other.headline} language={language} />
      </p>
    </div>
  );
}

interface Choosing {
  name: string;
  versions: Version[];
  chosen: Version;
  choose(number: string): void;
}

function Choice({ name, versions, chosen, choose }: Choosing) {
  return (
    <select className="field" aria-label={name} value={chosen.number} onChange={({ target }) => choose(target.value)}>
      {versions.map(({ number, publishedAt }) => (
        <option key={number} value={number}>
          {`${number}${publishedAt === undefined ? '' : `, ${sayDate(publishedAt)}`}`}
        </option>
      ))}
    </select>
  );
}

interface Changed {
  before: string | undefined;
  after: string | undefined;
  language: string | undefined;
}

function Words({ before, after, language }: Changed) {
  if (after === undefined) return <span className="quiet">its headline is not told</span>;
  if (before === undefined) return after;
  return wordDiff(before, after, language).map(({ text, is }, place) => {
    if (is === 'added') return <ins key={place}>{text}</ins>;
    return is === 'taken' ? <del key={place}>{text}</del> : <span key={place}>{text}</span>;
  });
}
