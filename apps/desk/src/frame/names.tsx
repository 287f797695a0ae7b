/** Names in one sentence, each in its own direction: two from right to left would change places over what is between them. */
import { Fragment } from 'react';

export function Names({ of, between = ', ' }: { of: string[]; between?: string }) {
  return of.map((name, place) => (
    <Fragment key={`${name} ${place}`}>
      {place > 0 && between}
      <bdi>{name}</bdi>
    </Fragment>
  ));
}
