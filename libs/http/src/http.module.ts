/** The inside of the door. */
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Logger } from 'pino';
import type { Commands } from '#command-handling';
import type { Ledger } from '#ledger';
import type { Sql } from '#postgres';
import { questions } from '#views';
import { AskHandler } from './ask.js';
import { AskerGuard } from './asker.guard.js';
import { CommandsController } from './commands.controller.js';
import { Entrance } from './entrance.js';
import { FeedController } from './feed.controller.js';
import { Feed } from './feed.js';
import { HealthController } from './health.controller.js';
import type { KeyRing } from './key-ring.js';
import { PostCommandHandler } from './post-command.js';
import { ProblemFilter } from './problem.filter.js';
import { controllerOf } from './questions.controller.js';
import { VocabularyController } from './vocabulary.controller.js';
import { COMMANDS, KEYS, LEDGER, LOG, SQL } from './tokens.js';

export interface HttpParts {
  commands: Commands;
  sql: Sql;
  ledger: Ledger;
  log: Logger;
  /** Undefined: no key is asked for. */
  keys?: KeyRing;
}

@Module({})
export class HttpModule {
  static with({ commands, sql, ledger, log, keys }: HttpParts, entrance: Entrance): DynamicModule {
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
        { provide: Entrance, useValue: entrance },
        { provide: LOG, useValue: log },
        { provide: KEYS, useValue: keys },
        { provide: APP_GUARD, useClass: AskerGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        PostCommandHandler,
        AskHandler,
        Feed,
      ],
    };
  }
}
