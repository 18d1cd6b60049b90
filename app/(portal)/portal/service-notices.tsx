import { getFormats, getWords } from "#components/format/words";
import { Callout } from "#components/ui/callout";
import { TextLink } from "#components/ui/text-link";
import type { TenantContext } from "#lib/access";
import { getRuntime } from "#lib/platform/runtime";
import { audienceOf, tellPlatform } from "#lib/services";

/** What is disturbed at the moment, and what maintenance is planned, as far as it concerns this reader. Nothing where all is well. */
export async function ServiceNotices({ context }: { context: TenantContext }) {
  const [t, f] = await Promise.all([getWords("figures"), getFormats()]);
  const { incidents, maintenance } = await tellPlatform(getRuntime(), audienceOf(context));
  return (
    <>
      {incidents?.map(({ id, title }) => (
        <Callout key={id} tone="warn" title={t("disturbance")}>
          <bdi>{title}</bdi> <TextLink href="/status">{t("seeStatus")}</TextLink>
        </Callout>
      ))}
      {maintenance?.map(({ id, title, scheduledFor }) => (
        <Callout key={id} title={t("maintenance", { when: f.date(new Date(scheduledFor)) })}>
          <bdi>{title}</bdi> <TextLink href="/status">{t("seeStatus")}</TextLink>
        </Callout>
      ))}
    </>
  );
}
