import type { PortfolioDraft } from "#lib/gamification/schema";
import { useWords } from "../format/words.tsx";
import { Callout } from "../ui/callout.tsx";
import type { FigureLines } from "./step-props.ts";

/** What is claimed and no chosen figure supports, with the figure that comes nearest. */
export function RefusedClaims({
  claims,
  lines,
  isMarked = false,
}: {
  claims: PortfolioDraft["refusedClaims"];
  lines: FigureLines;
  isMarked?: boolean;
}) {
  const t = useWords("portfolio");
  if (claims.length === 0) return null;
  return (
    <Callout tone={isMarked ? "info" : "warn"} title={isMarked ? t("claimsMarked") : t("claimsRefused")}>
      <ul className="list-disc ps-5">
        {claims.map(({ claim, nearestFigureId }) => {
          const nearest = nearestFigureId === null ? undefined : lines[nearestFigureId];
          const has = nearest
            ? `${nearest.label} ${nearest.baseline ? `${nearest.baseline} → ` : ""}${nearest.value}${nearest.change ? ` (${nearest.change})` : ""}`
            : null;
          return <li key={`${claim} ${nearestFigureId}`}>{has ? t("claimNearest", { claim, has }) : t("claimNone", { claim })}</li>;
        })}
      </ul>
    </Callout>
  );
}
