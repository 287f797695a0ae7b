import { freshSimulatedLog } from '#testing';
import { commandsKeepTheirContract } from '../contract/commands-contract.js';
import { commandsSurviveMisfortune } from '../contract/misfortunes-contract.js';

commandsKeepTheirContract('simulated', freshSimulatedLog);
commandsSurviveMisfortune('simulated', freshSimulatedLog);
