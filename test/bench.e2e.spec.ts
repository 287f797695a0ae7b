/** The bench, which takes minutes, in small: each door that it measures opens and takes what it is sent, and each fill fills. */
import { openDoor } from '../bench/open-door.mjs';
import { runPart } from '../bench/part.mjs';
import { FROM_SOURCE } from '../scripts/from-source.mjs';
import { freshDatabase, type FreshDatabase, freshTopic, kafkaBrokers } from '#testing';

const EVENTS = 500;
const flags = { flags: FROM_SOURCE };

describe('the bench', () => {
  let database: FreshDatabase;
  let databaseUrl: string;
  let topic: string;

  beforeEach(async () => {
    database = await freshDatabase();
    databaseUrl = database.url;
    topic = freshTopic();
  });

  afterEach(() => database.drop());

  it.each(['nothing', 'commands', 'all'])(
    'opens a door over an empty database, which takes commands: %s',
    async (does) => {
      const settings = { KAFKA_BROKERS: kafkaBrokers().join(',') };
      const { url, stop } = await openDoor({ does, settings, topic, databaseUrl }, flags);
      const body = JSON.stringify({ claimId: 'ferry', proposition: 'The ferry sailed' });
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${url}/v1/commands/register-claim`, { method: 'POST', headers, body });
      expect([answer.status, await answer.text()]).toEqual([201, expect.stringContaining('claim-ferry')]);
      await stop();
    },
  );

  it.each([
    { filled: 'over an index that stands', does: ['index', 'fill'] },
    { filled: 'from Kafka alone', does: ['log', 'follow'], isInKafka: true },
    { filled: 'a record at a time', does: ['live'] },
  ])('fills read models, with each event: $filled', async ({ does, isInKafka }) => {
    const over = { databaseUrl, events: EVENTS, ...(isInKafka && { brokers: kafkaBrokers(), topic }) };
    const told: { events: number }[] = [];
    for (const part of does) told.push(await runPart('rebuild.mjs', { does: part, ...over }, flags));
    expect(told.map(({ events }) => events)).toEqual(does.map(() => EVENTS));
  });
});
