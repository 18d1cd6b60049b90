import { GROUP_NAMES, LIMIT_NAMES, LIMITS, missingForInvoices, type SettingGroup, type StoredGroup, type StoredSettings } from "#lib/settings/schema";
import type { Words } from "#words";
import { type Formats, useFormats } from "../format/reader-formats.tsx";
import { useSay, useWords } from "../format/words.tsx";
import { DataList } from "../ui/data-list.tsx";

/** Where a group's values come from: the defaults, or who set them and when. */
export function saySource({ changed }: StoredGroup<SettingGroup>, t: Words<"installation">, date: Formats["date"]): string {
  if (!changed) return t("asDelivered");
  return t("lastChangedBy", { moment: date(new Date(changed.at), { timeZone: "UTC" }), name: changed.by ?? t("somebodyWhoIsGone") });
}

/** All values, for those who may not change them. */
export function SettingValues({ settings }: { settings: StoredSettings }) {
  const say = useSay();
  const t = useWords("installation");
  const { date } = useFormats();
  const { maintenance, announcement, registration, limits, product, invoicing } = settings;
  const moment = (iso: string | null) => (iso ? `${date(new Date(iso), { timeZone: "UTC" })} UTC` : null);
  return (
    <DataList
      columns={3}
      items={[
        { label: t("maintenanceStarts"), value: moment(maintenance.value.startsAt) },
        { label: t("maintenanceEnds"), value: moment(maintenance.value.endsAt) },
        { label: say(GROUP_NAMES.announcement), value: announcement.value.text || null },
        { label: say(GROUP_NAMES.registration), value: registration.value.isOpen ? t("open") : t("byInvitation") },
        ...LIMIT_NAMES.map((name) => ({ label: say(LIMITS[name].label), value: `${limits.value[name]} ${say(LIMITS[name].unit)}` })),
        { label: t("nameOfTheProduct"), value: product.value.name },
        { label: t("mailAddressForHelp"), value: product.value.supportEmail },
        { label: t("pageForHelp"), value: product.value.supportUrl },
        { label: say(GROUP_NAMES.invoicing), value: missingForInvoices(invoicing.value).length === 0 ? t("areIssued") : t("areNotIssued") },
      ]}
    />
  );
}
