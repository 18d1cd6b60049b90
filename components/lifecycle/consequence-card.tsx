import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { Consequences } from "#lib/lifecycle/schema";
import { Card } from "../ui/card.tsx";
import { DataList } from "../ui/data-list.tsx";

/** What deleting a tenant takes away, as it stands now. */
export function ConsequenceCard({ consequences }: { consequences: Consequences }) {
  const t = useWords("tenancy");
  const { number } = useFormats();
  const { people, peopleWithNothingElse, campaigns, domains, keys, subscriptions, rows, tables } = consequences;
  return (
    <Card title={t("whatWouldBeDeleted")} note={t("countedJustNow")}>
      <div className="grid gap-5">
        <DataList
          columns={3}
          items={[
            { label: t("peopleWhoLoseTheirPlace"), value: number(people) },
            { label: t("ofThemWithNoOtherPortal"), value: number(peopleWithNothingElse) },
            { label: t("campaigns"), value: number(campaigns) },
            { label: t("domains"), value: number(domains) },
            { label: t("apiKeys"), value: number(keys) },
            { label: t("subscriptionsOnRecord"), value: number(subscriptions) },
          ]}
        />
        <p className="max-w-prose text-sm text-soft">{t("peopleWhoBelongToAnotherPortal")}</p>
        <details className="text-sm">
          <summary className="cursor-pointer py-1 font-medium text-ink">{t("allNumberRowsByTable", { number: number(rows) })}</summary>
          <ul className="mt-3 grid gap-x-6 gap-y-1 text-soft sm:grid-cols-2">
            {tables.map((each) => (
              <li key={each.table} className="flex justify-between gap-4">
                <span className="wrap-anywhere">{each.table}</span>
                <span className="tabular-nums">{number(each.rows)}</span>
              </li>
            ))}
          </ul>
        </details>
      </div>
    </Card>
  );
}
