import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { TestItem } from "#lib/campaigns/schema";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { METRIC_WORDS, TestStateBadge, TRIAL_WORDS } from "./test-words.tsx";

interface TestListProps {
  campaignId: string;
  tests: TestItem[];
  mayAdd: boolean;
}

/** The A/B tests of a campaign, each with how much it has of what it needs. */
export function TestList({ campaignId, tests, mayAdd }: TestListProps) {
  const [t, { number, list }] = [useWords("campaignTools"), useFormats()];
  const href = `/portal/campaigns/${campaignId}/tests`;
  return (
    <Card
      title={t("tests")}
      note={t("testsNote")}
      isFlush
      actions={
        mayAdd ? (
          <LinkButton href={`${href}/new`} size="sm" icon={<Icon name="plus" />}>
            {t("newTest")}
          </LinkButton>
        ) : null
      }
    >
      {tests.length === 0 ? (
        <EmptyState icon="gauge" title={t("noTests")}>
          {mayAdd ? t("noTestsAdd") : t("noTestsLook")}
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {tests.map((test) => (
            <li key={test.id} className="relative flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-4 md:px-6">
              <span className="grid min-w-0 flex-1 basis-60 gap-1">
                <TextLink isStretched href={`${href}/${test.id}`} dir="auto" className="wrap-anywhere">
                  {test.name}
                </TextLink>
                <span className="text-muted text-sm wrap-anywhere">
                  {t(METRIC_WORDS[test.metric])} · <bdi>{list(test.variants.map(({ name }) => name))}</bdi>
                </span>
                <span className="text-muted text-sm tabular-nums">
                  {t("haveOfNeed", { have: number(test.evaluation.have), need: number(test.samplePerVariant), what: t(TRIAL_WORDS[test.metric]) })}
                </span>
              </span>
              <TestStateBadge state={test.state} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
