/** Those who wait for a fact: each is let go once, when the fact that it waits for has come. */
export class Waiters<Fact> {
  private waiting: { fact: Fact; go: () => void }[] = [];

  wait(fact: Fact): Promise<void> {
    return new Promise((go) => this.waiting.push({ fact, go }));
  }

  release(isSo: (fact: Fact) => boolean): void {
    if (this.waiting.length === 0) return;
    const gone = this.waiting.filter(({ fact }) => isSo(fact));
    if (gone.length === 0) return;
    this.waiting = this.waiting.filter((one) => !gone.includes(one));
    for (const { go } of gone) go();
  }
}
