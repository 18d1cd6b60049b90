import { useWords } from "#components/format/words";
import { type Level, MOST_LEVELS } from "#lib/gamification/schema";
import { NumberField } from "../ui/number-field.tsx";
import { TextField } from "../ui/text-field.tsx";

/** Empty rows at the end, for levels that are to be added. */
const SPARE = 3;

/** The names of the fields below, for the form around them. */
export const levelFieldsOf = (levels: readonly Level[]): string[] => rowsOf(levels).flatMap((row) => [`name${row}`, `points${row}`]);

const rowsOf = (levels: readonly Level[]): number[] => Array.from({ length: Math.min(levels.length + SPARE, MOST_LEVELS) }, (_, index) => index + 1);

/** A row for each level, and some for more; one without points is left out. */
export function LevelFields({ levels }: { levels: readonly Level[] }) {
  const t = useWords("privileges");
  return rowsOf(levels).map((row) => {
    const level = levels[row - 1];
    return (
      <fieldset key={row} className="grid gap-x-5 gap-y-3 sm:grid-cols-2">
        <legend className="mb-2 font-medium text-ink text-sm">{t("levelNumber", { number: String(row) })}</legend>
        <NumberField name={`points${row}`} label={t("fromPoints")} min={0} defaultValue={level?.points ?? ""} />
        <TextField name={`name${row}`} label={t("levelName")} isOptional defaultValue={level?.name ?? ""} />
      </fieldset>
    );
  });
}
