/** When each line of many may be posted, so that all are decided as if they were posted one by one. */
export class StreamOrder {
  /** For each stream, the last line before that writes to it: its post, and its end. */
  private readonly posted = new Map<string, Promise<void>>();
  private readonly ended = new Map<string, Promise<void>>();
  /** For each stream, the end of all lines before that name it: they are decided on what stood before this line. */
  private readonly named = new Map<string, Promise<void>>();

  /** What is kept for the lines to come: nothing once all before them have ended, however many they were. */
  get kept(): number {
    return this.posted.size + this.ended.size + this.named.size;
  }

  /** Posts after the lines before that it names, or that name its stream, have ended, and those on its stream are posted. */
  take<T>({ stream, names }: { stream: string; names: string[] }, post: () => Promise<T>): Promise<T> {
    const turn = Promise.all([
      this.posted.get(stream),
      this.named.get(stream),
      ...names.map((name) => this.ended.get(name)),
    ]);
    const outcome = turn.then(() => ({ ended: post() }));
    const ended = outcome.then((one) => one.ended);
    const over = ended.then(nothing, nothing);
    keep(this.posted, stream, outcome.then(nothing, nothing));
    keep(this.ended, stream, over);
    for (const name of names) keep(this.named, name, Promise.all([this.named.get(name), over]).then(nothing));
    return ended;
  }
}

function nothing(): void {}

/** Until it is over, or another has taken its place: a long request must not be held in memory whole. */
function keep(map: Map<string, Promise<void>>, stream: string, last: Promise<void>): void {
  map.set(stream, last);
  void last.then(() => map.get(stream) === last && map.delete(stream));
}
