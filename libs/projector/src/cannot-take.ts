/** A read model cannot take what some stream's commits come to. */
export class CannotTake extends Error {
  constructor(
    readonly view: string,
    cause: unknown,
  ) {
    super(`The view ${view} cannot take it.`, { cause });
  }
}
