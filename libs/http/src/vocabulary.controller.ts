/** The newsroom's words with their meanings, for tools that build pick lists. */
import { Controller, Get } from '@nestjs/common';
import { vocabulary } from '#newsroom';

@Controller('v1/vocabulary')
export class VocabularyController {
  @Get()
  words(): object {
    return vocabulary;
  }
}
