import type { ReactNode } from "react";
import { useWords } from "../format/words.tsx";
import { Card } from "../ui/card.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

interface ChartStateProps {
  title: string;
  /** With it the chart could not be read; without it, it is on its way. */
  failure?: { message: ReactNode; requestId?: string | null; action?: ReactNode };
  className?: string;
}

/** A `ChartCard` that has no data yet, or whose data could not be read. It is as high as the drawing will be. */
export function ChartState({ title, failure, className }: ChartStateProps) {
  const t = useWords("charts");
  if (failure) {
    return (
      <Card title={title} className={className}>
        <ErrorState title={t("thisChartCouldNotBeRead")} requestId={failure.requestId} action={failure.action} className="py-8">
          {failure.message}
        </ErrorState>
      </Card>
    );
  }
  return (
    <Card title={title} className={className}>
      <div role="status">
        <span className="sr-only">{t("readingTitle", { title })}</span>
        <Skeleton className="h-60 w-full" />
      </div>
    </Card>
  );
}
