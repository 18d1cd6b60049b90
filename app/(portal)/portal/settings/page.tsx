import { getSay, getWords, pageTitle } from "#components/format/words";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { PageHeader } from "#components/ui/page-header";
import { SoftLink } from "#components/ui/soft-link";
import { tenantPage } from "#lib/web";
import { settingsFor } from "./areas.ts";

export const generateMetadata = pageTitle("tenantSettings", "settings");

export default async function SettingsPage() {
  const [t, say] = await Promise.all([getWords("tenantSettings"), getSay()]);
  const context = await tenantPage("/portal/settings");
  const groups = settingsFor(context);
  return (
    <div className="grid gap-6">
      <PageHeader title={t("settings")} note={t("settingsNote", { name: context.tenant.name })} />
      {groups.length === 0 ? (
        <EmptyState icon="lock" title={t("nothingToSet")}>
          {t("askAnAdministrator", { name: context.tenant.name })}
        </EmptyState>
      ) : (
        groups.map(({ label, areas }) => (
          <Card key={label} title={say(label)} isFlush>
            <ul className="grid gap-px sm:grid-cols-2">
              {areas.map((area) => (
                <li key={area.href} className="relative flex items-start gap-4 px-5 py-4 transition-colors hover:bg-tint md:px-6">
                  <span className="inline-flex size-10 shrink-0 items-center justify-center rounded-lg bg-tint text-soft">
                    <Icon name={area.icon} />
                  </span>
                  <span className="grid min-w-0 gap-0.5">
                    <SoftLink href={area.href} className="stretched rounded-sm font-medium text-ink text-sm">
                      {say(area.label)}
                    </SoftLink>
                    <span className="text-muted text-sm">{say(area.says)}</span>
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        ))
      )}
    </div>
  );
}
