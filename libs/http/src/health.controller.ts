/** Is the process alive, and can it take commands? */
import { Controller, Get, Inject } from '@nestjs/common';
import type { Commands } from '#command-handling';
import { Problem } from './problems.js';
import { COMMANDS } from './tokens.js';

@Controller('v1/health')
export class HealthController {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}

  @Get('live')
  live(): object {
    return { status: 'live' };
  }

  @Get('ready')
  ready(): object {
    const { notReady } = this.commands;
    if (notReady !== undefined) throw new Problem('service.not-ready', notReady);
    return { status: 'ready' };
  }
}
