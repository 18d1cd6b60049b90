import { useWords } from "#components/format/words";
import { Badge } from "#components/ui/badge";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { TextLink } from "#components/ui/text-link";
import { blastRadius, type Explanation, guidedRecovery, type ServiceGraph } from "#lib/services";

interface CausesProps {
  graph: ServiceGraph;
  explanation: Explanation;
  sentenceOf: (key: string) => string | null;
  nameOf: (key: string) => string;
  hrefOf: (key: string) => string;
}

const FIRST = { check: "firstCheck", restart: "firstRestart", wait: "firstWait", ask: "firstAsk" } as const;
const MOST_NAMES = 6;
/** Those with most consequences come first: nobody mends more at once. */
const MOST_CAUSES = 30;

/** What is to be mended, the one with most consequences first. */
export function Causes({ graph, explanation, sentenceOf, nameOf, hrefOf }: CausesProps) {
  const t = useWords("services");
  const causes = explanation.causes.filter(({ kind }) => kind === "failure");
  const more = causes.length - MOST_CAUSES;
  return (
    <Card
      title={t("whatToMend")}
      note={t("whyEachFails")}
      isFlush={causes.length > 0}
      footer={more > 0 ? <p className="text-muted text-sm">{t("moreCauses", { count: more })}</p> : undefined}
    >
      {causes.length === 0 ? (
        <EmptyState icon="circle-check" title={t("nothingToMend")}>
          {t("allThatIsMeasuredWorks")}
        </EmptyState>
      ) : (
        <ol className="divide-y border-t">
          {causes.slice(0, MOST_CAUSES).map(({ key, state, consequences }) => {
            const { fails } = blastRadius(graph, key);
            const [first] = guidedRecovery(graph, explanation, key);
            const surfaces = fails.surfaces.slice(0, MOST_NAMES).map(nameOf).join(", ");
            return (
              <li key={key} className="grid gap-2 px-5 py-4 md:px-6">
                <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <TextLink href={hrefOf(key)} className="font-semibold">
                    <bdi>{nameOf(key)}</bdi>
                  </TextLink>
                  <Badge tone={state === "down" ? "bad" : "warn"} hasDot>
                    {t("cause")}
                  </Badge>
                </p>
                <p className="text-ink">{sentenceOf(key)}</p>
                {first ? <p className="font-medium text-ink">{t(FIRST[first.action], { service: nameOf(first.key) })}</p> : null}
                <p className="text-muted text-sm">
                  {t("causeOf", { count: consequences.length })} {surfaces ? t("affects", { names: surfaces }) : null}{" "}
                  {fails.isEverybody ? t("affectsEverybody") : null}
                </p>
              </li>
            );
          })}
        </ol>
      )}
    </Card>
  );
}
