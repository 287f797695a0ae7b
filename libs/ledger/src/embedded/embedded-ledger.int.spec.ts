import { freshEmbeddedLog } from '#testing';
import { ledgerKeepsItsContract } from '../../contract/ledger-contract.js';

ledgerKeepsItsContract('embedded', freshEmbeddedLog);
