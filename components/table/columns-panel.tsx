import Form from "next/form";
import Link from "next/link";
import { useSay, useWords } from "#components/format/words";
import {
  DENSITIES,
  formatTableState,
  movedColumn,
  PAGE_SIZES,
  primaryColumn,
  type TableDeclaration,
  type TableLook,
  type TableState,
  tableAddress,
  usualColumns,
} from "#lib/tables/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { Button } from "../ui/button.tsx";
import { buttonStyle } from "../ui/button-style.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { Icon } from "../ui/icon.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { RadioList } from "../ui/radio-list.tsx";
import { Select } from "../ui/select.tsx";
import { Panel } from "./panel.tsx";

interface ColumnsPanelProps {
  table: TableDeclaration;
  path: string;
  state: TableState;
  look: TableLook;
}

const DENSITY_LABELS = { comfortable: "Comfortable", compact: "Compact" };

/** Which columns are shown, in which order, and how close the rows are. The address says it; a cookie remembers it. */
export function ColumnsPanel({ table, path, state, look }: ColumnsPanelProps) {
  const [t, say, f] = [useWords("tables"), useSay(), useFormats()];
  const { columns: _, density: __, limit: ___, cursor: ____, ...kept } = formatTableState(table, { ...state, widths: look.widths });
  const primary = primaryColumn(table);
  const byKey = new Map(table.columns.map((column) => [column.key, column]));
  const shown = look.columns.filter((key) => key !== primary.key);
  const hidden = table.columns.filter(({ key }) => !look.columns.includes(key)).map(({ key }) => key);
  const moved = (key: string, by: -1 | 1) =>
    tableAddress(table, path, { ...state, columns: movedColumn(look.columns, key, by), density: look.density, widths: look.widths });
  return (
    <Panel label={t("columns")} icon="list">
      <Form action={path} prefetch={false} scroll={false} aria-label={t("columnsAndRowHeight")} className="grid gap-5">
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="columns" value={primary.key} />
        <fieldset>
          <legend className="mb-2 font-medium text-sm text-soft">{t("columnsAfterLabel", { label: primary.label })}</legend>
          <ul className="grid gap-1">
            {[...shown, ...hidden].map((key) => {
              const [label, at] = [byKey.get(key)?.label ?? key, shown.indexOf(key)];
              return (
                <li key={`${key} ${at < 0}`} className="flex min-h-9 items-center justify-between gap-2">
                  <Checkbox name="columns" value={key} label={label} defaultChecked={at >= 0} />
                  <span className="flex">
                    <Move href={at > 0 ? moved(key, -1) : null} icon="arrow-up" label={t("moveLabelBefore", { label })} />
                    <Move href={at >= 0 && at < shown.length - 1 ? moved(key, 1) : null} icon="arrow-down" label={t("moveLabelAfter", { label })} />
                  </span>
                </li>
              );
            })}
          </ul>
        </fieldset>
        <RadioList
          key={look.density}
          name="density"
          legend={t("rowHeight")}
          options={DENSITIES.map((value) => ({ value, label: say(DENSITY_LABELS[value]) }))}
          defaultValue={look.density}
        />
        <Select
          key={`${state.limit} rows`}
          name="limit"
          label={t("rowsOnAPage")}
          options={PAGE_SIZES.map((size) => ({ value: String(size), label: f.number(size) }))}
          defaultValue={String(state.limit ?? PAGE_SIZES[0])}
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" size="sm">
            {t("showThese")}
          </Button>
          <LinkButton
            href={tableAddress(table, path, {
              ...state,
              columns: usualColumns(table),
              density: "comfortable",
              widths: undefined,
              limit: undefined,
              cursor: undefined,
            })}
            variant="ghost"
            size="sm"
          >
            {t("theUsual")}
          </LinkButton>
        </div>
      </Form>
    </Panel>
  );
}

function Move({ href, icon, label }: { href: string | null; icon: "arrow-up" | "arrow-down"; label: string }) {
  if (!href) return <span className="size-9" />;
  return (
    <Link href={href} prefetch={false} scroll={false} aria-label={label} className={buttonStyle("ghost", "icon-sm")}>
      <Icon name={icon} className="size-4" />
    </Link>
  );
}
