import { freshEmbeddedLog } from '#testing';
import { commandsKeepTheirContract } from '../contract/commands-contract.js';
import { commandsSurviveMisfortune } from '../contract/misfortunes-contract.js';

commandsKeepTheirContract('embedded', freshEmbeddedLog);
commandsSurviveMisfortune('embedded', freshEmbeddedLog);
