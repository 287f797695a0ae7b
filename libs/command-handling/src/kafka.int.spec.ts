import { freshKafkaLog } from '#testing';
import { commandsKeepTheirContract } from '../contract/commands-contract.js';

commandsKeepTheirContract('Kafka', freshKafkaLog);
