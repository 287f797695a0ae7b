import { freshSimulatedLog } from '#testing';
import { ledgerKeepsItsContract } from '../contract/ledger-contract.js';

ledgerKeepsItsContract('simulated', freshSimulatedLog);
