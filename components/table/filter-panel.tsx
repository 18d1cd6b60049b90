import Form from "next/form";
import { useWords } from "#components/format/words";
import {
  filterNames,
  formatTableState,
  isNarrowed,
  type TableColumn,
  type TableDeclaration,
  type TableState,
  tableAddress,
} from "#lib/tables/schema";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { Panel } from "./panel.tsx";

interface FilterPanelProps {
  table: TableDeclaration;
  path: string;
  state: TableState;
}

/** Every filter of a table in one form, by the column's type. It is sent as an address, and works without script. */
export function FilterPanel({ table, path, state }: FilterPanelProps) {
  const t = useWords("tables");
  const columns = table.columns.filter((column) => column.isFilterable);
  const count = columns.filter((column) => filterNames(column).some((name) => state.filters[name])).length;
  const rest = { ...state, filters: {} };
  const { cursor: _, ...kept } = formatTableState(table, rest);
  return (
    // A new address makes new fields, so that "back" shows what was chosen then; and closes the panel.
    <Panel key={JSON.stringify(state.filters)} label={t("filters")} icon="funnel" count={count} align="start" className="sm:w-[min(44rem,100%)]">
      <Form action={path} prefetch={false} scroll={false} aria-label={t("filterMany", { many: table.nouns.many })} className="grid gap-5">
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="grid items-start gap-x-8 gap-y-5 sm:grid-cols-2">
          {columns.map((column) => (
            <FilterFields key={column.key} column={column} state={state} />
          ))}
        </div>
        <div className="flex flex-wrap gap-3">
          <Button type="submit">{t("applyFilters")}</Button>
          {isNarrowed(state) ? (
            <LinkButton href={tableAddress(table, path, { ...rest, search: undefined, cursor: undefined })} variant="secondary">
              {t("removeAll")}
            </LinkButton>
          ) : null}
        </div>
      </Form>
    </Panel>
  );
}

function FilterFields({ column, state: { filters } }: { column: TableColumn; state: TableState }) {
  const t = useWords("tables");
  const { label, type, key, choices = [] } = column;
  const [first = "", second = ""] = filterNames(column);
  if (type === "text") return <TextField name={key} label={label} defaultValue={filters[key]} maxLength={100} isOptional autoComplete="off" />;
  const chosen = filters[key]?.split(",") ?? [];
  return (
    <fieldset className="grid content-start gap-2">
      <legend className="mb-2 font-medium text-sm text-soft">{label}</legend>
      {type === "choice" ? (
        choices.map(({ value, label: words }) => (
          <Checkbox key={value} name={key} value={value} label={words} defaultChecked={chosen.includes(value)} />
        ))
      ) : (
        <div className="grid grid-cols-2 gap-3">
          <TextField name={first} type={type} label={type === "date" ? t("from") : t("atLeast")} defaultValue={filters[first]} isOptional />
          <TextField name={second} type={type} label={type === "date" ? t("to") : t("atMost")} defaultValue={filters[second]} isOptional />
        </div>
      )}
    </fieldset>
  );
}
