import type { Consequences } from "#lib/lifecycle/schema";
import { formatNumber } from "../format/number.tsx";
import { Card } from "../ui/card.tsx";
import { DataList } from "../ui/data-list.tsx";

/** What deleting a tenant takes away, as it stands now. */
export function ConsequenceCard({ consequences }: { consequences: Consequences }) {
  const { people, peopleWithNothingElse, campaigns, domains, keys, subscriptions, rows, tables } = consequences;
  return (
    <Card title="What would be deleted" note="Counted just now.">
      <div className="grid gap-5">
        <DataList
          columns={3}
          items={[
            { label: "People who lose their place", value: formatNumber(people) },
            { label: "Of them with no other portal", value: formatNumber(peopleWithNothingElse) },
            { label: "Campaigns", value: formatNumber(campaigns) },
            { label: "Domains", value: formatNumber(domains) },
            { label: "API keys", value: formatNumber(keys) },
            { label: "Subscriptions on record", value: formatNumber(subscriptions) },
          ]}
        />
        <p className="max-w-prose text-sm text-soft">
          People who belong to another portal stay as they are. Those who do not get a mail that their account will be erased in 14 days, and can call
          that off.
        </p>
        <details className="text-sm">
          <summary className="cursor-pointer py-1 font-medium text-ink">All {formatNumber(rows)} rows, by table</summary>
          <ul className="mt-3 grid gap-x-6 gap-y-1 text-soft sm:grid-cols-2">
            {tables.map((each) => (
              <li key={each.table} className="flex justify-between gap-4">
                <span className="wrap-anywhere">{each.table}</span>
                <span className="tabular-nums">{formatNumber(each.rows)}</span>
              </li>
            ))}
          </ul>
        </details>
      </div>
    </Card>
  );
}
