/** Moments as words take them: what is none is refused with what it must be. */
import { InvalidArgumentError, Option } from 'commander';
import { A_MOMENT, isMoment, isMomentOrPosition } from '#audit';

/** Of the published clock. */
export function publishedOption(flag: string, means: string): Option {
  return new Option(`${flag} <time>`, `${means}; a bare date is the end of that day`).argParser(asking(isMoment, ''));
}

/** Of the desk's clock, or of the log. */
export function recordedOption(flag: string, means: string): Option {
  return new Option(
    `${flag} <time|position>`,
    `${means}, as its own clock had it or up to a position of the log`,
  ).argParser(asking(isMomentOrPosition, ', or a position of the log such as 0:123,5:77'));
}

function asking(isSound: (text: string, now: number) => boolean, or: string): (text: string) => string {
  return (text) => {
    if (isSound(text, Date.now())) return text;
    throw new InvalidArgumentError(`It must be ${A_MOMENT}${or}.`);
  };
}
