/** Is the process alive, and can it take commands? */
import { Controller, Get, Inject } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Commands } from '#command-handling';
import { Problem } from './problems.js';
import { COMMANDS } from './tokens.js';

/** Whoever looks after processes has no key. */
const OPEN = { isOpen: true };

@Controller('v1/health')
export class HealthController {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}

  @Get('live')
  @RouteConfig(OPEN)
  live(): object {
    return { status: 'live' };
  }

  @Get('ready')
  @RouteConfig(OPEN)
  ready(): object {
    const { notReady } = this.commands;
    if (notReady !== undefined) throw new Problem('service.not-ready', notReady);
    return { status: 'ready' };
  }
}
