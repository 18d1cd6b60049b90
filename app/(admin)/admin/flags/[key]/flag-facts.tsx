import { Reach } from "#components/flags/flag-state";
import { Time } from "#components/format/time";
import { useWords } from "#components/format/words";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { TextLink } from "#components/ui/text-link";
import type { FlagDetail } from "#lib/flags/schema";

/** What a flag says, at a glance. */
export function FlagFacts({ flag }: { flag: FlagDetail }) {
  const t = useWords("flags");
  return (
    <Card>
      <DataList
        columns={3}
        items={[
          { label: t("key"), value: <code className="select-all">{flag.key}</code> },
          { label: t("onForTenants"), value: <Reach reach={flag.reach} /> },
          { label: t("shareOfTenants"), value: t("percentageOfTenants", { percentage: String(flag.percentage) }) },
          { label: t("forEverybodyElse"), value: t(flag.isOn ? "on" : "off") },
          { label: t("starts"), value: flag.startsAt ? <Time value={flag.startsAt} precision="second" /> : null },
          { label: t("ends"), value: flag.endsAt ? <Time value={flag.endsAt} precision="second" /> : null },
          { label: t("requires"), value: flagLinks(flag.requires) },
          { label: t("requiredBy"), value: flagLinks(flag.requiredBy) },
          { label: t("lastChanged"), value: <Time value={flag.updatedAt} precision="second" /> },
        ]}
      />
    </Card>
  );
}

function flagLinks(keys: string[]) {
  if (keys.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-x-3">
      {keys.map((key) => (
        <TextLink key={key} href={`/admin/flags/${key}`}>
          {key}
        </TextLink>
      ))}
    </span>
  );
}
