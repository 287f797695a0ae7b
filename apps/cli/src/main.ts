#!/usr/bin/env node
/** `stet`: what an operator and an auditor do beside the processes that run. Exit codes: 0 done, 1 failed, 2 wrong words, 3 something was found. */
import 'reflect-metadata';

// Whoever reads has read enough, as `head` does: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const { stet } = await import('./stet.js');
process.exitCode = await stet(process.env, process.argv.slice(2));
