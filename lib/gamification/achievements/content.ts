import { type Condition, leavesOf } from "../conditions/shapes.ts";
import { talliesOf } from "../conditions/tally.ts";

/** Of what a condition is made: the events it counts, and whether it looks at figures. */
export const readsOf = (condition: Condition): { events: string[]; usesMeasures: boolean } => ({
  events: [...new Set(talliesOf(condition).map(({ selection }) => selection.event))].sort(),
  usesMeasures: leavesOf(condition).some((leaf) => "measure" in leaf),
});
