#!/usr/bin/env node
/** `stet`: what an operator and an auditor do beside the processes that run. Exit codes: 0 done, 1 failed, 2 wrong words, 3 check found something. */
import 'reflect-metadata';

const { stet } = await import('./stet.js');
process.exitCode = await stet(process.env, process.argv.slice(2));
