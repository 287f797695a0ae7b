/** What Stet wants to be, held against the figures; with the reason that is known for one that is missed. */
export function aimsFor({ bare, ledger, nothing, http, large, holders, rebuild, emmett }) {
  const allowed = 1 / (1 / nothing.singles[64].rate + 1 / ledger.spread[64].rate);
  const [theirDefault, theirBest] = [emmett.rebuild[100], Math.max(...Object.values(emmett.rebuild))];
  return [
    atLeast('HTTP at 64, of what the shared cores allow: 1 / (1/nothing + 1/ledger)', 0.8, {
      is: http.singles[64].rate / allowed,
      reason: 'the door and the ledger share one thread, and its memory',
    }),
    atLeast("HTTP at 64, times Emmett's bare append where that is fastest", 1, {
      is: http.singles[64].rate / Math.max(...Object.values(emmett.append).map(({ rate }) => rate)),
      reason: 'what a command costs at the door weighs more here than an append to Postgres',
    }),
    atMost('one command alone, times a bare produce (p50)', 3, {
      is: http.singles[1].p50 / bare[1].p50,
      reason: `to append and read back takes ${shown(ledger.spread[1].p50 / bare[1].p50)} of them, before any door`,
    }),
    atLeast('bulk, of the ledger alone at 256', 0.5, {
      is: http.bulk.rate / ledger.spread[256].rate,
      reason: 'each line is checked like a post of its own, on the same thread',
    }),
    atLeast('a hot stream, of spread-out ones, at 64', 0.5, {
      is: ledger.hot[64].rate / ledger.spread[64].rate,
      reason: 'a chain waits until the one before it was read back',
    }),
    atMost('one more statement on a claim of 10,000, times one on a claim of 100', 3, {
      is: large[10_000].further / large[100].further,
      reason: 'the whole claim is walked for what has changed',
    }),
    atMost('the first page of its sheet, times that of a claim of 100', 3, {
      is: large[10_000].sheet / large[100].sheet,
      reason: 'its reasons and flags name more statements',
    }),
    atMost('one more statement on a claim of 2,000 holders, times one on a claim of 100', 3, {
      is: holders[2000].further / holders[100].further,
      reason: 'the whole claim is walked for what has changed',
    }),
    atMost('the first page of its timeline, times that of a claim of 100', 3, {
      is: holders[2000].timeline / holders[100].timeline,
      reason: 'its rows name more reasons',
    }),
    atMost('as the desk knew it, milliseconds for each statement of 2,000 holders, times that for each of 100', 1.5, {
      is: holders[2000].known / 2000 / (holders[100].known / 100),
      reason: 'a story costs more the longer it is',
    }),
    atMost('a holder put on file to seen with what it said there, of 2,000 holders, times of 100', 5, {
      is: holders[2000].identified / holders[100].identified,
      reason: 'the story is told anew, from the beginning: whom a name means holds for all moments',
    }),
    atLeast('rebuild, events a second', 30_000, {
      is: rebuild.rate,
      reason:
        'two threads of Node make the rows, and share the cores with the database; see `npm run bench -- rebuild`',
    }),
    atLeast("rebuild, times Emmett's at its default batch", 50, {
      is: rebuild.rate / theirDefault,
      reason: `at its best batch it is ${(rebuild.rate / theirBest).toFixed(0)} times`,
    }),
  ];
}

function atLeast(aim, wanted, { is, reason }) {
  return { aim, wanted: `≥ ${shown(wanted)}`, is: shown(is), met: is >= wanted, reason };
}

function atMost(aim, wanted, { is, reason }) {
  return { aim, wanted: `≤ ${shown(wanted)}`, is: shown(is), met: is <= wanted, reason };
}

function shown(number) {
  return number >= 100 ? Math.round(number).toLocaleString('en') : String(Math.round(number * 100) / 100);
}
