import type { ReactNode } from "react";
import type { CrmField, CustomValue, CustomValues } from "#lib/crm/schema";
import { useFormats } from "../format/reader-formats.tsx";
import type { Column } from "../ui/data-table.tsx";

/** A field with the key of its column. */
export type OwnColumn = CrmField & { column: string };

type YesNo = Record<"yes" | "no", string>;

/** What stands in a tenant's own field, in the reader's way to write numbers and days. */
export function OwnValue({ field, value, words }: { field: CrmField; value: CustomValue | undefined; words: YesNo }) {
  const f = useFormats();
  const named = (key: string) => field.options.find((option) => option.key === key)?.label ?? key;
  if (value === undefined) return "–";
  if (Array.isArray(value)) return <bdi>{value.map(named).join(", ")}</bdi>;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "number")
    return (
      <span className="whitespace-nowrap tabular-nums">
        {f.number(value, { maximumFractionDigits: 4 })}
        {field.unit ? ` ${field.unit}` : null}
      </span>
    );
  if (field.kind === "date") return <span className="whitespace-nowrap">{f.day(value)}</span>;
  if (field.kind === "choice") return <bdi>{named(value)}</bdi>;
  if (field.kind === "link")
    return (
      <a href={value} target="_blank" rel="noopener noreferrer nofollow" className="text-accent underline-offset-4 hover:underline wrap-anywhere">
        <bdi>{value.replace(/^https?:\/\//, "")}</bdi>
      </a>
    );
  return <bdi className={field.kind === "long_text" ? "whitespace-pre-wrap font-normal" : ""}>{value}</bdi>;
}

/** What the page of a record says of its own fields, in their order. */
export const ownFacts = (fields: readonly CrmField[], values: CustomValues, words: YesNo): { label: string; value: ReactNode; isWide?: boolean }[] =>
  fields
    .filter(({ isArchived }) => !isArchived)
    .map((field) => ({
      label: field.label,
      value: <OwnValue field={field} value={values[field.key]} words={words} />,
      ...(field.kind === "long_text" && { isWide: true }),
    }));

/** How a table draws them, by the keys of their columns. */
export const ownCells = <Row extends { custom: CustomValues }>(
  fields: readonly OwnColumn[],
  words: YesNo,
): Record<string, Omit<Column<Row>, "key">> =>
  Object.fromEntries(
    fields.map((field) => [
      field.column,
      {
        header: field.label,
        isNumeric: field.kind === "number",
        cell: ({ custom }: Row) => (
          <span className="line-clamp-2">
            <OwnValue field={field} value={custom[field.key]} words={words} />
          </span>
        ),
      },
    ]),
  );
