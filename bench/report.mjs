/** The figures as one table, and the aims, met or missed. */
import { aimsFor } from './aims.mjs';

export function report(about, figures) {
  const rows = rowsOf(figures).map((cells) => `| ${cells.join(' | ')} |`);
  const aims = aimsFor(figures).map(({ aim, is, wanted, met, reason }) => {
    const verdict = met ? 'met' : `**missed**: ${reason}`;
    return `| ${aim} | ${wanted} | ${is} | ${verdict} |`;
  });
  return [
    about,
    '',
    '| what | at once | a second | p50 ms | p99 ms |',
    '|---|---:|---:|---:|---:|',
    ...rows,
    '',
    '| aim | wanted | is | |',
    '|---|---:|---:|---|',
    ...aims,
  ].join('\n');
}

function rowsOf({ bare, ledger, nothing, http, tls, all, visible, large, holders, rebuild, emmett }) {
  const one = (what, atOnce, figure) => [what, atOnce, rate(figure.rate), time(figure.p50), time(figure.p99)];
  const each = (what, figures) => Object.entries(figures).map(([atOnce, figure]) => one(what, atOnce, figure));
  return [
    ...each('bare kafkajs produce', bare),
    ...each('ledger alone: append and read back, many streams', ledger.spread),
    ...each('ledger alone, one hot stream', ledger.hot),
    ...each('a validated POST that does nothing', nothing.singles),
    ...each('commands over HTTP', http.singles),
    ...each('the same on a broker with ACLs', tls.plain.singles),
    ...each('the same on that broker, Kafka (SCRAM-SHA-512) and Postgres over TLS', tls.tls.singles),
    ...each('commands over HTTP, the projector in the same process', all.singles),
    one('commands in bulk, one request', 256, http.bulk),
    ['command sent to row seen', 1, '', time(visible.visible.p50), time(visible.visible.p99)],
    ...Object.entries(large).flatMap((claim) => rowsOfClaim('', claim)),
    ...Object.entries(holders).flatMap((claim) => rowsOfClaim(', each by a holder of its own', claim)),
    [`rebuild of all views, ${rebuild.events} events`, '', rate(rebuild.rate), '', ''],
    ...each("Emmett's PostgreSQL store, append", emmett.append),
    ...Object.entries(emmett.rebuild).map(([batchSize, a]) => [
      `Emmett, rebuild of one projection, ${emmett.events} events, ${batchSize} a batch${batchSize === '100' ? ' (its default)' : ''}`,
      '',
      rate(a),
      '',
      '',
    ]),
  ];
}

function rowsOfClaim(by, [size, { further, sheet, timeline, known, identified }]) {
  return [
    [`one more statement sent to seen in its sheet, on a claim of ${size}${by}`, 1, '', time(further), ''],
    [`first page of the sheet of a claim of ${size}${by}`, 1, '', time(sheet), ''],
    [`first page of its timeline${by}`, 1, '', time(timeline), ''],
    [`its sheet as the desk knew it${by}`, 1, '', time(known), ''],
    [`a holder put on file to seen with what it said there${by}`, 1, '', time(identified), ''],
  ];
}

function rate(number) {
  return Math.round(number).toLocaleString('en');
}

function time(milliseconds) {
  return milliseconds === null || milliseconds === undefined ? '' : milliseconds.toFixed(2);
}
