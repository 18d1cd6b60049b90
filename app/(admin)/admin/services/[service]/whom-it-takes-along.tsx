import { getWords, useWords } from "#components/format/words";
import { serviceHref } from "#components/services/services-address";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { TextLink } from "#components/ui/text-link";
import type { StaffContext } from "#lib/access";
import type { BlastRadius, Reach } from "#lib/services";
import { tenantNames } from "#lib/tenancy";

const MOST_TENANTS = 50;

/** What fails with a service, and what is degraded at most: services, surfaces and tenants. */
export async function WhomItTakesAlong({ context, radius: { fails, degrades } }: { context: StaffContext; radius: BlastRadius }) {
  const t = await getWords("services");
  const ids = [...new Set([...fails.tenantIds, ...degrades.tenantIds])].slice(0, MOST_TENANTS);
  const names = new Map((await tenantNames(context, { ids })).map(({ id, name }) => [id, name]));
  return (
    <Card title={t("whomItTakesAlong")} note={t("whatWouldBeHit")}>
      {fails.services.length + degrades.services.length === 0 ? (
        <EmptyState icon="circle-check" title={t("nothingNeedsIt")}>
          {t("itFailsAlone")}
        </EmptyState>
      ) : (
        <div className="grid gap-6 lg:grid-cols-2">
          <Hit title={t("fails")} reach={fails} names={names} />
          <Hit title={t("degradesAtMost")} reach={degrades} names={names} />
        </div>
      )}
    </Card>
  );
}

function Hit({
  title,
  reach: { services, surfaces, isEverybody, tenantIds },
  names,
}: {
  title: string;
  reach: Reach;
  names: ReadonlyMap<string, string>;
}) {
  const t = useWords("services");
  return (
    <section className="grid content-start gap-3 text-sm">
      <h3 className="font-semibold text-ink">{title}</h3>
      {services.length === 0 ? (
        <p className="text-muted">{t("nothing")}</p>
      ) : (
        <>
          <ul className="grid gap-1.5">
            {services.map(({ key, via }) => (
              <li key={key} className="flex flex-wrap gap-x-2">
                <TextLink href={serviceHref(key)}>{key}</TextLink>
                <span className="text-muted">{t("becauseItNeeds", { via })}</span>
              </li>
            ))}
          </ul>
          {surfaces.length > 0 ? <p className="text-muted">{t("surfacesAreHit", { count: surfaces.length, names: surfaces.join(", ") })}</p> : null}
          <p className="text-muted">
            {isEverybody ? t("everybodyIsHit") : t("tenantsAreHit", { names: tenantIds.map((id) => names.get(id) ?? id).join(", ") })}
          </p>
        </>
      )}
    </section>
  );
}
