import { useWords } from "#components/format/words";
import type { PointEntry } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";

interface AccountRow {
  key: keyof PointEntry["accounts"];
  points: number;
}

const ORDER = ["issued", "pending", "available", "held", "redeemed", "expired"] as const;

/** Both sides of an entry: from which account its points went, and to which. */
export function AccountTable({ entry }: { entry: PointEntry }) {
  const t = useWords("points");
  const f = useFormats();
  const rows: AccountRow[] = ORDER.map((key) => ({ key, points: entry.accounts[key] })).filter(({ points }) => points !== 0);
  const columns: Column<AccountRow>[] = [
    { key: "account", header: t("account"), isPrimary: true, cell: ({ key }) => t(key) },
    { key: "gives", header: t("gives"), isNumeric: true, cell: ({ points }) => (points < 0 ? f.number(-points) : "–") },
    { key: "gets", header: t("gets"), isNumeric: true, cell: ({ points }) => (points > 0 ? f.number(points) : "–") },
  ];
  return (
    // Its lines reach the edges of the pane, and its words stand below the others.
    <div className="-mx-6 max-md:-mx-5">
      <DataTable caption={t("bothSides")} columns={columns} rows={rows} rowKey={({ key }) => key} density="compact" isTableOnPhone empty={null} />
    </div>
  );
}
