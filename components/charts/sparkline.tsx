interface SparklineProps {
  /** In order of time; null leaves a gap. */
  values: (number | null)[];
  /** What it shows and how it went, for those who do not see it. */
  label: string;
  className?: string;
}

const WIDTH = 120;
const HEIGHT = 32;
const PADDING = 2;

/** The line through the values as SVG path data, scaled to 120 × 32; a new stroke begins after each gap. */
export function sparklinePath(values: (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return "";
  const low = Math.min(...known);
  const spread = Math.max(...known) - low;
  const step = values.length > 1 ? (WIDTH - 2 * PADDING) / (values.length - 1) : 0;
  const round = (value: number) => Math.round(value * 10) / 10;
  return values
    .map((value, index) => {
      if (value === null) return "";
      // All values the same: a line through the middle, not along the floor.
      const share = spread === 0 ? 0.5 : (value - low) / spread;
      const command = index === 0 || values[index - 1] === null ? "M" : "L";
      return `${command}${round(PADDING + index * step)} ${round(HEIGHT - PADDING - share * (HEIGHT - 2 * PADDING))}`;
    })
    .join("");
}

/** The shape of a figure's recent past, drawn on the server without script. Nothing when no value is known. */
export function Sparkline({ values, label, className = "h-8 w-full" }: SparklineProps) {
  const path = sparklinePath(values);
  if (!path) return null;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={`text-chart-1 rtl:-scale-x-100 ${className}`}
    >
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinejoin="round"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
