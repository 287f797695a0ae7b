/** Real services take their time on a busy machine; a fact that never comes still fails the test. */
import { jest } from '@jest/globals';

jest.setTimeout(60_000);
