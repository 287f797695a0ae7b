/** Is the process alive, and can it answer what it is asked and take commands? */
import { Controller, Get, Inject } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Commands } from '#command-handling';
import type { HttpParts } from './http.module.js';
import { Problem } from './problems.js';
import { COMMANDS, HEALTH } from './tokens.js';

/** Whoever looks after processes has no key. */
const OPEN = { isOpen: true };

@Controller('v1/health')
export class HealthController {
  constructor(
    @Inject(COMMANDS) private readonly commands: Commands,
    @Inject(HEALTH) private readonly health: HttpParts['health'],
  ) {}

  @Get('live')
  @RouteConfig(OPEN)
  live(): object {
    return { status: 'live' };
  }

  /** Asks nobody: what is away was found out before, so the answer never waits for it. */
  @Get('ready')
  @RouteConfig(OPEN)
  ready(): object {
    const whyNot = this.commands.halt ?? this.health.away ?? this.commands.notReady;
    if (whyNot !== undefined) throw new Problem('service.not-ready', whyNot);
    const { passedOver, firstPassedOver, circlesOfMergers, filling } = this.health;
    return { status: 'ready', passedOver, firstPassedOver, circlesOfMergers, ...(filling && { filling }) };
  }
}
