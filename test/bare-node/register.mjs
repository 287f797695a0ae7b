/** Laid into a process by `--import` (`from-source.mjs`): it runs Stet's sources as the suites do, from what is kept of them. */
import { register } from 'node:module';

register('./sources.mjs', import.meta.url);
