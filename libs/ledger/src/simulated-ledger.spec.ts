import { freshSimulatedLog } from '../../../test/simulation/fair-line.js';
import { ledgerKeepsItsContract } from '../contract/ledger-contract.js';

ledgerKeepsItsContract('simulated', freshSimulatedLog);
