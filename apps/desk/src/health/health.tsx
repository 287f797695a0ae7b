/** How the service is: whether it takes commands, what it cannot take, and how far the views are. */
import { question } from '../ask.js';
import { sayDate } from '../dates/edtf.js';
import { Screen } from '../frame/screen.js';
import { inDigits, plural } from '../words.js';
import { Lag } from './lag.js';
import './health.css';

const LOOK_EVERY_MS = 5000;

export function HealthScreen() {
  const asks = { ...question('/v1/health/ready'), refetchInterval: LOOK_EVERY_MS };
  return (
    <Screen asks={asks} title={() => 'Health'}>
      {({ status, passedOver, firstPassedOver, circlesOfMergers, filling }) => (
        <>
          <h1>Health</h1>
          <dl className="record">
            <div>
              <dt>The door</dt>
              <dd>{status}</dd>
            </div>
            <div>
              <dt>Streams that these views cannot take</dt>
              <dd>{passedOver}</dd>
            </div>
            {circlesOfMergers.length > 0 && (
              <div>
                <dt>Holders merged in a circle</dt>
                <dd>{circlesOfMergers.map((circle) => circle.join(' → ')).join('; ')}</dd>
              </div>
            )}
            {filling && (
              <div>
                <dt>Views being filled</dt>
                <dd>{`${inDigits(filling.done)} of ${plural(filling.records, 'record')}`}</dd>
              </div>
            )}
          </dl>
          <section className="section" aria-labelledby="lag-title">
            <h2 id="lag-title">The views and the log</h2>
            <Lag />
          </section>
          <ul className="section">
            {firstPassedOver.map(({ position, view, since }) => (
              <li key={position} className="said">
                <span className="said-by">{`From ${position} on, ${view ?? 'every view'} passes a stream over`}</span>
                <span className="quiet nowrap">{sayDate(since)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Screen>
  );
}
