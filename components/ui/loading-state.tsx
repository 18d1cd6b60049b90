import { Spinner } from "./spinner.tsx";

interface LoadingStateProps {
  /** What is on its way: "Reading the campaigns". */
  label: string;
  className?: string;
}

/** In place of a part that is on its way, when its shape is not known; when it is, use `Skeleton`. */
export function LoadingState({ label, className = "" }: LoadingStateProps) {
  return (
    <div role="status" className={`flex flex-col items-center gap-3 px-6 py-14 text-center text-muted text-sm ${className}`}>
      <Spinner className="size-6" />
      <p>{label}…</p>
    </div>
  );
}
