import { freshEmbeddedLog } from '#testing';
import { commandsKeepTheirContract } from '../contract/commands-contract.js';

commandsKeepTheirContract('embedded', freshEmbeddedLog);
