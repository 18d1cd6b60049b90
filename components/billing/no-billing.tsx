import { useWords } from "#components/format/words";
import { Callout } from "../ui/callout.tsx";

/** For staff who may not see money. */
export function NoBilling() {
  const t = useWords("billing");
  return <Callout title={t("plansAndRevenueAreNotYours")}>{t("askASuperAdminForThe")}</Callout>;
}
