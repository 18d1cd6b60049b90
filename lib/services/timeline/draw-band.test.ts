import fc from "fast-check";
import { expect, it } from "vitest";
import { SERVICE_STATES, type ServiceState } from "../graph/states.ts";
import { bandRuns, drawBand } from "./draw-band.ts";
import type { TimelinePiece } from "./shapes.ts";

const piece = (state: ServiceState, from: number, to: number): TimelinePiece => [SERVICE_STATES.indexOf(state), from, to];

it("shows a failure however short it was, the worse one where two meet, and the middle of a column otherwise", () => {
  const runs = bandRuns(
    [
      piece("operational", 0, 300),
      piece("down", 300, 301),
      piece("degraded", 301, 390),
      piece("operational", 390, 640),
      piece("maintenance", 640, 800),
    ],
    1_000,
    10,
  );
  expect(runs).toEqual([
    { state: "operational", column: 0, columns: 3 },
    { state: "down", column: 3, columns: 1 },
    { state: "operational", column: 4, columns: 2 },
    { state: "maintenance", column: 6, columns: 2 },
    { state: "unknown", column: 8, columns: 2 },
  ]);
});

it("covers every column once, and hides no failure, whatever the pieces are", () => {
  const drawn = fc.array(fc.tuple(fc.constantFrom(...SERVICE_STATES), fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 50 })), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(drawn, fc.integer({ min: 1, max: 300 }), (steps, columns) => {
      let time = 0;
      const pieces = steps.map(([state, length, gap]) => {
        const from = time + gap;
        time = from + length;
        return piece(state, from, time);
      });
      const lengthMs = time + 10;
      const runs = bandRuns(pieces, lengthMs, columns);
      let next = 0;
      for (const run of runs) {
        expect(run.column).toBe(next);
        next += run.columns;
      }
      expect(next).toBe(columns);
      for (const [state, from] of pieces) {
        if (SERVICE_STATES[state] !== "down") continue;
        const column = Math.floor((from * columns) / lengthMs);
        expect(runs.find((run) => run.column <= column && column < run.column + run.columns)?.state).toBe("down");
      }
    }),
    {
      // Begins exactly at the edge of a column, where a quotient of two rounded numbers lies just below it.
      examples: [
        [
          [
            ["operational", 398, 18],
            ["operational", 149, 21],
            ["down", 250, 44],
          ],
          89,
        ],
      ],
    },
  );
});

it("is said in few words: strokes for what was measured, patterns for what was not, in per cent", () => {
  expect(drawBand([piece("operational", 0, 500), piece("down", 500, 600)], 1_000, 10)).toEqual({
    lines: { operational: "M0 16h5", down: "M5 10h1" },
    patterns: [{ state: "unknown", left: 60, width: 40 }],
  });
});
