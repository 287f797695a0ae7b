import { freshKafkaLog } from '#testing';
import { commandsKeepTheirContract } from '../contract/commands-contract.js';
import { commandsSurviveMisfortune } from '../contract/misfortunes-contract.js';

commandsKeepTheirContract('Kafka', freshKafkaLog);
commandsSurviveMisfortune('Kafka', freshKafkaLog);
