/** What is wanted of a run, held against what it was. */
export interface Aim {
  line: string;
  isMet: boolean;
}

export function atMost(what: string, is: number, most: number): Aim {
  return aim(`${what}: ${shown(is)}, wanted ${most} at most`, is <= most);
}

export function atLeast(what: string, is: number, least: number): Aim {
  return aim(`${what}: ${shown(is)}, wanted ${least} at least`, is >= least);
}

export function missed(aims: Aim[]): string[] {
  return aims.filter(({ isMet }) => !isMet).map(({ line }) => line);
}

function aim(line: string, isMet: boolean): Aim {
  return { line: `${line}: ${isMet ? 'met' : 'missed'}`, isMet };
}

function shown(number: number): string {
  return Number.isInteger(number) ? String(number) : number.toFixed(2);
}
