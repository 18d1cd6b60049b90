import { useSay, useWords } from "#components/format/words";
import { menuItemStyle } from "../ui/menu-item.tsx";
import { Panel } from "./panel.tsx";

interface ExportPanelProps {
  /** The route that exports; the query is added to it. */
  route: string;
  /** What is shown, as an address says it: filter and sort. */
  query: Record<string, string>;
}

const FORMATS = [
  { format: "csv", label: "CSV", note: "Comma-separated, UTF-8" },
  { format: "xlsx", label: "Excel", note: "One sheet, .xlsx" },
];

/** Takes along everything that the filter means, not the page alone. Not `Link`: nothing is to be fetched before it is asked for. */
export function ExportPanel({ route, query: { cursor: _, ...query } }: ExportPanelProps) {
  const [t, say] = [useWords("tables"), useSay()];
  return (
    <Panel label={t("exportPanel")} icon="download">
      <p className="mb-3 text-muted text-sm">{t("everythingThatTheFiltersMeanIn")}</p>
      <ul className="-mx-2 grid gap-0.5">
        {FORMATS.map(({ format, label, note }) => (
          <li key={format}>
            <a href={`${route}?${new URLSearchParams({ ...query, format })}`} download className={menuItemStyle}>
              <span className="grid">
                {label}
                <span className="font-normal text-muted text-xs">{say(note)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
