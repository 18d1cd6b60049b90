import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import { type Consequences, SLUG_HELD_DAYS } from "#lib/lifecycle/schema";
import { Card } from "../ui/card.tsx";
import { DataList } from "../ui/data-list.tsx";

/** What deleting one's own portal takes away and what is kept, in plain words. */
export function OwnConsequences({ consequences, slug }: { consequences: Consequences; slug: string }) {
  const t = useWords("tenantSettings");
  const { number } = useFormats();
  const { people, peopleWithNothingElse, campaigns, domains, keys, rows } = consequences;
  return (
    <Card title={t("whatADeletionTakes")} note={t("countedJustNow")}>
      <div className="grid gap-6">
        <DataList
          columns={3}
          items={[
            { label: t("peopleWhoLoseTheirPlace"), value: number(people) },
            { label: t("ofThemWithNoOtherPortal"), value: number(peopleWithNothingElse) },
            { label: t("campaigns"), value: number(campaigns) },
            { label: t("domains"), value: number(domains) },
            { label: t("apiKeys"), value: number(keys) },
            { label: t("recordsInAll"), value: number(rows) },
          ]}
        />
        <div className="grid gap-6 md:grid-cols-2">
          <List title={t("isDeleted")} lines={[t("deletedRecords"), t("deletedFiles"), t("deletedAccess"), t("deletedPeople")]} />
          <List
            title={t("isKept")}
            lines={[t("keptInvoices"), t("keptTrail"), t("keptAddress", { address: slug, days: String(SLUG_HELD_DAYS) }), t("keptBackups")]}
          />
        </div>
      </div>
    </Card>
  );
}

function List({ title, lines }: { title: string; lines: string[] }) {
  return (
    <section className="grid content-start gap-2">
      <h3 className="font-medium text-ink text-sm">{title}</h3>
      <ul className="grid list-disc gap-1.5 ps-5 text-sm text-soft">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
