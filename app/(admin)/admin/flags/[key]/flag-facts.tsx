import { sayReach } from "#components/flags/flag-state";
import { Time } from "#components/format/time";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { TextLink } from "#components/ui/text-link";
import type { FlagDetail } from "#lib/flags/schema";

/** What a flag says, at a glance. */
export function FlagFacts({ flag }: { flag: FlagDetail }) {
  return (
    <Card>
      <DataList
        columns={3}
        items={[
          { label: "Key", value: <code className="select-all">{flag.key}</code> },
          { label: "On for tenants", value: sayReach(flag.reach) },
          { label: "Share of tenants", value: `${flag.percentage} %` },
          { label: "For everybody else", value: flag.isOn ? "On" : "Off" },
          { label: "Starts", value: flag.startsAt ? <Time value={flag.startsAt} precision="second" /> : null },
          { label: "Ends", value: flag.endsAt ? <Time value={flag.endsAt} precision="second" /> : null },
          { label: "Requires", value: flagLinks(flag.requires) },
          { label: "Required by", value: flagLinks(flag.requiredBy) },
          { label: "Last changed", value: <Time value={flag.updatedAt} precision="second" /> },
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
