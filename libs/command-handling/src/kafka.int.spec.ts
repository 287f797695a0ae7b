import { openKafkaLedger } from '#ledger';
import { freshTopic, kafkaBrokers } from '#testing';
import { commandsKeepTheirContract } from '../contract/commands-contract.js';

commandsKeepTheirContract('Kafka', () => {
  const topic = freshTopic();
  return Promise.resolve({
    open: () => openKafkaLedger({ brokers: kafkaBrokers(), topic }),
    drop: () => Promise.resolve(),
  });
});
