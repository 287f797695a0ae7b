/** A command through the CommandBus: one envelope, for the id, the asker and the wanted version travel beside it. */
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import type { Commands, Outcome, Request } from '#command-handling';
import { COMMANDS } from './tokens.js';

export class PostCommand {
  constructor(readonly request: Request) {}
}

@CommandHandler(PostCommand)
export class PostCommandHandler implements ICommandHandler<PostCommand, Outcome> {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}

  execute({ request }: PostCommand): Promise<Outcome> {
    return this.commands.post(request);
  }
}
