/** Records that are handed to readers, and to the views: some of some partitions at a time. */
import type { Chance, Step, StepSource } from '#testing';
import type { SimulatedProcess } from './simulated-process.js';
import type { SimulatedViews } from './simulated-views.js';

export class RecordDelivery implements StepSource {
  constructor(
    private readonly world: { chance: Chance; views: SimulatedViews },
    private readonly processes: SimulatedProcess[],
    /** The weight of each step by which the views go on. */
    public viewsPace: number,
  ) {}

  steps(): Step[] {
    return [...this.processes.flatMap((process) => this.stepsOf(process)), ...this.viewsSteps()];
  }

  private stepsOf({ name, readers }: SimulatedProcess): Step[] {
    return readers.flatMap((reader) => {
      const { waiting } = reader;
      if (waiting.length === 0) return [];
      const some = waiting.filter(() => this.world.chance.next() < 0.6);
      const counts = (some.length > 0 ? some : waiting.slice(0, 1)).map(([partition, count]): [number, number] => [
        partition,
        this.world.chance.between(1, count),
      ]);
      const what = `${name} reads ${counts.map(([partition, count]) => `${count} of ${partition}`).join(', ')}`;
      return [{ what, weight: 1.5, act: () => void reader.handOver(counts) }];
    });
  }

  private viewsSteps(): Step[] {
    if (this.viewsPace === 0) return [];
    return this.world.views.behind.flatMap((count, partition) => {
      if (count === 0) return [];
      const some = this.world.chance.between(1, count);
      const what = `the views read ${some} of ${partition}`;
      return [{ what, weight: this.viewsPace, act: () => this.world.views.goOn(partition, some) }];
    });
  }
}
