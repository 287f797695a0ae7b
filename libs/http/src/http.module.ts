/** The inside of the door. */
import type { Static } from '@sinclair/typebox';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Logger } from 'pino';
import type { Commands } from '#command-handling';
import type { Ledger } from '#ledger';
import type { Sql } from '#postgres';
import { type Progress, questions } from '#views';
import { AskHandler } from './ask.js';
import { CommandsController } from './commands.controller.js';
import { Admission } from './admission.js';
import { FeedController } from './feed.controller.js';
import { Feed } from './feed.js';
import { HealthController } from './health.controller.js';
import type { KeyRing } from './key-ring.js';
import type { READY } from './openapi/answers.js';
import type { DoorLimits } from './limits.js';
import { PostCommandHandler } from './post-command.js';
import { ProblemFilter } from './problem.filter.js';
import { controllerOf } from './questions.controller.js';
import { VocabularyController } from './vocabulary.controller.js';
import { COMMANDS, DOOR_LIMITS, HEALTH, LEDGER, LOG, SQL } from './tokens.js';

export interface HttpParts {
  commands: Commands;
  sql: Sql;
  ledger: Ledger;
  log: Logger;
  /** `away` says what the process needs and does not have, since when; undefined while all is there. */
  health: { readonly away: string | undefined } & Readonly<Omit<Static<typeof READY>, 'status' | 'filling'>> & {
      readonly filling: Progress | undefined;
    };
  /** Undefined: no key is asked for. */
  keys?: KeyRing;
  /** The folder of the editors' page, as it was built; without it none is served. */
  desk?: string | undefined;
  /** Other than the usual: for tests, which cannot wait as long. */
  limits?: Partial<DoorLimits> | undefined;
}

@Module({})
export class HttpModule {
  static with(
    { commands, sql, ledger, log, health }: HttpParts,
    limits: DoorLimits,
    admission: Admission,
  ): DynamicModule {
    return {
      module: HttpModule,
      imports: [CqrsModule.forRoot()],
      controllers: [
        CommandsController,
        controllerOf(questions),
        FeedController,
        HealthController,
        VocabularyController,
      ],
      providers: [
        { provide: COMMANDS, useValue: commands },
        { provide: SQL, useValue: sql },
        { provide: LEDGER, useValue: ledger },
        { provide: Admission, useValue: admission },
        { provide: LOG, useValue: log },
        { provide: DOOR_LIMITS, useValue: limits },
        { provide: HEALTH, useValue: health },
        { provide: APP_FILTER, useClass: ProblemFilter },
        PostCommandHandler,
        AskHandler,
        Feed,
      ],
    };
  }
}
