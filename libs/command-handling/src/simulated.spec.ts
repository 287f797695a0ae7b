import { freshSimulatedLog } from '../../../test/simulation/fair-line.js';
import { commandsKeepTheirContract } from '../contract/commands-contract.js';

commandsKeepTheirContract('simulated', freshSimulatedLog);
