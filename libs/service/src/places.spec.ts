import { readSettings } from './configuration.js';
import { placesOf } from './places.js';

describe('where a process has its log and its database', () => {
  it('is said of what no setting chose, too: it was once a Postgres table in silence', () =>
    expect(placesOf(readSettings({}))).toEqual({
      log: 'a table of the database, for KAFKA_BROKERS names no Kafka',
      database: 'a Postgres of its own in .stet/postgres, for DATABASE_URL names none',
    }));

  it('is said without the password', () => {
    const KAFKA_BROKERS = 'kafka-1:9092,kafka-2:9092';
    const DATABASE_URL = 'postgres://stet:secret@db-1:5432/stet';
    expect(placesOf(readSettings({ KAFKA_BROKERS, DATABASE_URL, STET_REPLICAS: '2' }))).toEqual({
      log: 'topic stet.commits of the Kafka at kafka-1:9092, kafka-2:9092, in at least 2 copies',
      database: 'postgres://stet:…@db-1:5432/stet',
    });
  });
});
