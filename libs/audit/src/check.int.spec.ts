import { freshEmbeddedLog, freshKafkaLog } from '#testing';
import { plantedFaultsAreFound } from '../test/planted-faults.js';

plantedFaultsAreFound('of one machine', freshEmbeddedLog);
plantedFaultsAreFound('on Kafka', freshKafkaLog);
