/** What may happen next. The world chooses one step among all that are possible, by the seed. */
export interface Step {
  /** For the trace. */
  what: string;
  /** How likely it is beside the others. */
  weight: number;
  act(): void;
}

export interface StepSource {
  /** All that may happen now. */
  steps(): Step[];
}
