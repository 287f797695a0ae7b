import { openEmbeddedLedger } from '#ledger';
import { freshDatabase } from '#testing';
import { commandsKeepTheirContract } from '../contract/commands-contract.js';

commandsKeepTheirContract('embedded', async () => {
  const database = await freshDatabase();
  return { open: () => openEmbeddedLedger({ databaseUrl: database.url }), drop: database.drop };
});
