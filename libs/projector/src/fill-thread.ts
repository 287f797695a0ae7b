/** A thread of a fill: takes the partitions that it is given, one after the other, on a connection of its own. */
import 'reflect-metadata';
import { parentPort, workerData } from 'node:worker_threads';
import { connect, type Database } from '#postgres';
import { RowCopies, views } from '#views';
import { fillPartition } from './fill-partition.js';
import { Fold } from './fold.js';
import { type Filled, told } from './threads.js';

const { url, password, schema } = workerData as { url: string; password?: string; schema: string };
const database: Database = password === undefined ? url : { url, password: () => password };
const sql = connect(database, { max: 1 });
const around = { sql, schema, views, fold: new Fold(), copies: new RowCopies() };

parentPort?.on('message', (partition: number) => {
  void fillPartition({ ...around, partition })
    .then((parked): Filled => ({ parked }))
    .catch((error: unknown): Filled => ({ failed: told(error) }))
    .then((filled) => parentPort?.postMessage(filled, []));
});
