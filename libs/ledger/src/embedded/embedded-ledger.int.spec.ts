import { freshEmbeddedLog } from '#testing';
import { abortedAppendsLeaveNoHole } from '../../contract/aborted-appends.js';
import { ledgerKeepsItsContract } from '../../contract/ledger-contract.js';

ledgerKeepsItsContract('embedded', freshEmbeddedLog);
abortedAppendsLeaveNoHole('embedded', freshEmbeddedLog);
