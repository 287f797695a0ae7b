/** The page that comes with an archive: what it is, and how whoever has it checks it, in plain words. */
import type { About } from './manifest.js';
import { MANIFEST, SUMS } from './manifest.js';

export function readme(about: About): string {
  return `${[
    'What this is',
    '============',
    '',
    'Claims in the news as a newsroom kept them with Stet: what each outlet and each source said about them, when, and in',
    'what words. It stands alone: no Stet, no database and no network is needed to read and to check it.',
    '',
    `Claims:   ${about.claimIds.join(', ')}`,
    `Made at:  ${about.madeAt}`,
    `Made by:  ${about.madeBy} (as the machine or the person said; nobody has checked it)`,
    `From:     the log ${about.log}, read up to ${about.position}`,
    recordOf(about),
    '',
    'What is in it',
    '=============',
    '',
    'streams/<name>.commits           what was recorded, commit by commit: the very bytes of the log, one to a line',
    'streams/<name>.positions.ndjson  for each its place in the log (partition, offset), its length, its SHA-256 as',
    '                                 base64url, and whether it stands. A void one has changed nothing; it says why',
    'sheets/<claim>.json              how the claim stands by all that, with its course, its statements and its reasons',
    'sheets/<claim>.html              the same to read and to print; it has no scripts and loads nothing',
    `${MANIFEST}                    all this for programs, with the SHA-256 of every file`,
    `${SUMS}                       the same hashes, for sha256sum`,
    '',
    'What is not in it',
    '=================',
    '',
    ...leftOut(about),
    '',
    'How to check it',
    '===============',
    '',
    '1. With nothing but sha256sum, in this folder:',
    '',
    `     sha256sum --check --quiet ${SUMS}     says nothing if no file was altered`,
    `     sha256sum ${MANIFEST}                 must be the number that was told you when it was made`,
    '',
    '   Whoever alters a file can alter these hashes as well, but not that number: keep it apart from this folder.',
    '',
    '2. With Stet: "stet open <this folder>" does the same, judges every commit anew by the rule of the log, and folds the',
    '   sheets from them, for any moment: --at, what had been published by then; --known, what the desk had recorded.',
    '',
    '3. That nothing was taken out of the middle: each commit names in "on" the SHA-256 of the one before it in its stream,',
    '   which is the hash of the line above it in the positions, and in "after" how many events came before.',
    '',
    '4. Against the log, where it can be read: "stet history claim-<id>" prints the same hashes at the same places.',
    '',
    'What it cannot prove: that whoever could write to the log has not forged what is in it, nor that no later commit was',
    'left off the end of a stream. The log itself, and what others keep of it, can.',
  ].join('\n')}\n`;
}

function recordOf({ onRecord }: About): string {
  if (!onRecord)
    return 'On record: no. That this export was made stands in no log; the line above is all that says who.';
  const { exportId, position, by, at, hash } = onRecord;
  return `On record: as export ${exportId}, asked for by ${by} at ${at}; commit ${position} of the log, SHA-256 ${hash}`;
}

function leftOut({ killed, unreadableLeftOut }: About): string[] {
  const { included, commitsLeftOut, reports } = killed;
  if (included)
    return [
      reports.length > 0
        ? `Nothing. THIS ARCHIVE HOLDS WHAT WAS KILLED: texts of ${reports.join(', ')}, which the newsroom shows to auditors alone.`
        : 'Nothing: what is killed was asked for as well, and nothing is.',
    ];
  const unreadable =
    unreadableLeftOut > 0 ? [`${unreadableLeftOut} records that are no commits, and changed nothing.`] : [];
  if (commitsLeftOut === 0)
    return [...unreadable, 'Nothing that stands: no report that these claims rest on is killed.'];
  return [
    ...unreadable,
    `${commitsLeftOut} commits that say a word of reports that were killed: ${reports.join(', ')}. Their places and hashes are`,
    'there, their bytes are not, so the sheets are told without them: of a moment before the kill a claim may have stood',
    'otherwise. An export with what is killed is made by auditors who ask for it.',
  ];
}
