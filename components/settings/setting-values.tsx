import { GROUP_NAMES, LIMIT_NAMES, LIMITS, type SettingGroup, type StoredGroup, type StoredSettings } from "#lib/settings/schema";
import { formatDate } from "../format/time.tsx";
import { DataList } from "../ui/data-list.tsx";

/** Where a group's values come from: the defaults, or who set them and when. */
export function saySource({ changed }: StoredGroup<SettingGroup>): string {
  if (!changed) return "As delivered: nobody has changed it.";
  return `Last changed ${formatDate(new Date(changed.at))} UTC by ${changed.by ?? "somebody who is gone"}.`;
}

/** All values, for those who may not change them. */
export function SettingValues({ settings }: { settings: StoredSettings }) {
  const { maintenance, announcement, registration, limits, product } = settings;
  const moment = (iso: string | null) => (iso ? `${formatDate(new Date(iso))} UTC` : null);
  return (
    <DataList
      columns={3}
      items={[
        { label: `${GROUP_NAMES.maintenance}, starts`, value: moment(maintenance.value.startsAt) },
        { label: `${GROUP_NAMES.maintenance}, ends`, value: moment(maintenance.value.endsAt) },
        { label: GROUP_NAMES.announcement, value: announcement.value.text || null },
        { label: GROUP_NAMES.registration, value: registration.value.isOpen ? "Open" : "By invitation" },
        ...LIMIT_NAMES.map((name) => ({ label: LIMITS[name].label, value: `${limits.value[name]} ${LIMITS[name].unit}` })),
        { label: "Name of the product", value: product.value.name },
        { label: "Mail address for help", value: product.value.supportEmail },
        { label: "Page for help", value: product.value.supportUrl },
      ]}
    />
  );
}
