import { z } from "zod";
import { trimmedText } from "#lib/platform/text";

export const LEAST_LEVELS = 2;
export const MOST_LEVELS = 30;
const MOST_POINTS = 100_000_000;
const MOST_NAME = 40;

/** A level: what it is called, and the lifetime points that it takes. An empty name is "Level" and its number. */
const level = z.strictObject({ name: z.string(), points: z.int().min(0).max(MOST_POINTS) });
export type Level = z.infer<typeof level>;

/** All levels, the first at 0 points; a level's number is its place. */
export const levelTable = z.object({ levels: z.array(level), version: z.int() });
export type LevelTable = z.infer<typeof levelTable>;

const version = z.coerce.number().int().min(1);

/** What keeps a level from following another. */
function wrongAfter(last: Level | undefined, { points }: Level): string | null {
  if (!last) return points === 0 ? null : "The first level begins at 0 points.";
  return points > last.points ? null : "Enter more points than the level before takes.";
}

/** The levels as a call of the API says them. */
export const changeLevelsCall = z.strictObject({
  version,
  levels: z
    .array(level.extend({ name: trimmedText().max(MOST_NAME) }))
    .min(LEAST_LEVELS, "There are at least two levels.")
    .max(MOST_LEVELS)
    .superRefine((levels, context) => {
      for (const [index, each] of levels.entries()) {
        const wrong = wrongAfter(levels[index - 1], each);
        if (wrong) context.addIssue({ code: "custom", path: [index, "points"], message: wrong });
      }
    })
    .meta({
      example: [
        { name: "Newcomer", points: 0 },
        { name: "Strategist", points: 500 },
      ],
    }),
});

const ROWS = Array.from({ length: MOST_LEVELS }, (_, index) => index + 1);
const nameField = trimmedText().max(MOST_NAME, `Use at most ${MOST_NAME} characters.`).optional();
const pointsField = trimmedText().max(12).optional();
type Fields = Record<`name${number}`, typeof nameField> & Record<`points${number}`, typeof pointsField>;
const fields = Object.fromEntries(
  ROWS.flatMap((row) => [
    [`name${row}`, nameField],
    [`points${row}`, pointsField],
  ]),
) as Fields;

/** As their form has them: a row of a name and points for each; a row without points is left out. */
export const changeLevelsInput = z.strictObject({ ...fields, version }).transform((given, context) => {
  const levels: Level[] = [];
  const rows: Record<string, unknown> = given;
  const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
  for (const row of ROWS) {
    const written = rows[`points${row}`] || null;
    if (written === null) continue;
    const points = z.coerce.number().int().min(0).max(MOST_POINTS).safeParse(written);
    if (!points.success) {
      refuse(`points${row}`, "Enter a whole number of points.");
      continue;
    }
    const next = { name: String(rows[`name${row}`] ?? ""), points: points.data };
    const wrong = wrongAfter(levels.at(-1), next);
    if (wrong) refuse(`points${row}`, wrong);
    levels.push(next);
  }
  if (levels.length < LEAST_LEVELS) refuse("points2", "There are at least two levels.");
  return { levels, version: given.version };
});
export type ChangeLevelsInput = z.output<typeof changeLevelsInput>;

/** Levels as their form shows them. */
export const levelsAsShown = (levels: readonly Level[]): Record<string, string | number | null> =>
  Object.fromEntries(
    ROWS.flatMap((row) => {
      const each = levels[row - 1];
      return [
        [`name${row}`, each ? each.name : null],
        [`points${row}`, each?.points ?? null],
      ];
    }),
  );

/** Where a person stands by their lifetime points. */
export const standing = z.object({
  points: z.int(),
  level: z.int().min(1),
  /** Empty for a level without a name of its own. */
  name: z.string(),
  /** The next level and the points that it takes; null on the highest. */
  next: z.object({ level: z.int(), name: z.string(), points: z.int() }).nullable(),
  /** How far from this level to the next, 0 to 1; 1 on the highest. */
  progress: z.number().min(0).max(1),
});
export type Standing = z.infer<typeof standing>;

/** The level that the points of the tenant's people make together, by the operator's table; of how many, and from how many points on. */
export const tenantLevel = z.object({
  level: z.int().min(1).meta({ example: 4 }),
  /** Empty for a level without a name of its own. */
  name: z.string().meta({ example: "Strategist" }),
  of: z.int().meta({ example: 20 }),
  points: z.int().meta({ example: 600 }),
});
export type TenantLevel = z.infer<typeof tenantLevel>;
