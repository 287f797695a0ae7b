/** Two couriers over one log, each with the same to carry at the same moment: it is carried once, and nobody is refused. */
import { pino } from 'pino';
import { type Ledger, openKafkaLedger } from '#ledger';
import {
  appendingBy,
  eventually,
  type FreshDatabase,
  freshDatabase,
  freshTopic,
  Gate,
  kafkaLog,
  type NewsroomService,
  startNewsroom,
} from '#testing';
import { carriedIn, claimIds, longReport, statementIds, withdrawal } from './long-report.js';

const COUNT = 100;

describe('two services with a courier each, over one topic and one database', () => {
  const meeting = new Gate();
  /** How many appends each may still make before it waits until the other has come as far. */
  const free: [number, number] = [Infinity, Infinity];
  const logged: string[] = [];
  let database: FreshDatabase;
  let services: NewsroomService[];
  let log: Ledger;

  beforeAll(async () => {
    database = await freshDatabase();
    const topic = freshTopic();
    const says = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
    const over = { kafka: true, topic, database, log: says };
    services = [
      await startNewsroom({ ...over, overLedger: (ledger) => meetingTheOther(ledger, 0) }),
      await startNewsroom({ ...over, overLedger: (ledger) => meetingTheOther(ledger, 1) }),
    ];
    log = await openKafkaLedger({ ...(await kafkaLog()), topic });
  });

  afterAll(async () => {
    meeting.open();
    await stopped();
    await log.close();
    await database.drop();
  });

  it('retract each statement of a withdrawn report once, though both said it', async () => {
    const answers = (await services[0]?.bulk(longReport(COUNT))) ?? [];
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    // The withdrawal itself goes through the first.
    [free[0], free[1]] = [1, 0];
    expect((await services[0]?.post('withdraw-report', withdrawal))?.status).toBe(201);

    const all = claimIds.flatMap((claimId) => statementIds(claimId, COUNT)).sort();
    await eventually(async () => (await carriedIn(log)).retracted.length >= all.length);
    // A courier ends its round before its service stops: what it had to say more is in the log by then.
    await stopped();
    const { retracted, saidAgain } = await carriedIn(log);
    expect(retracted).toEqual(all);
    expect(saidAgain).toBeGreaterThan(0);
    expect(logged.filter((line) => line.includes('"started"'))).toHaveLength(2);
    expect(logged.filter((line) => line.includes('the courier'))).toEqual([]);
  });

  async function stopped(): Promise<void> {
    await Promise.all(services.splice(0).map((service) => service.stop()));
  }

  function meetingTheOther(ledger: Ledger, one: 0 | 1): Ledger {
    return appendingBy(ledger, async (append) => {
      free[one] -= 1;
      if (free[0] < 0 && free[1] < 0) meeting.open();
      if (free[one] < 0) await meeting.passed;
      await append();
    });
  }
});
