interface SegmentedControlProps {
  name: string;
  /** What is chosen; read out before the options. */
  legend: string;
  isLegendHidden?: boolean;
  options: { value: string; label: string; isDisabled?: boolean }[];
  defaultValue?: string;
  className?: string;
}

/** One of two to five short words, all seen at once: radio buttons in one frame. Needs no script. */
export function SegmentedControl({ name, legend, isLegendHidden = false, options, defaultValue, className = "" }: SegmentedControlProps) {
  return (
    <fieldset className={`min-w-0 ${className}`}>
      <legend className={isLegendHidden ? "sr-only" : "mb-1.5 font-medium text-sm text-soft"}>{legend}</legend>
      <div className="inline-flex max-w-full flex-wrap gap-1 rounded-xl bg-tint p-1">
        {options.map((option) => (
          <label
            key={option.value}
            className="relative inline-flex min-h-11 min-w-11 items-center justify-center rounded-lg px-3.5 font-medium text-muted text-sm hover:text-ink has-checked:bg-surface has-checked:text-ink has-checked:shadow-field has-focus-visible:outline-2 has-focus-visible:outline-accent has-disabled:cursor-not-allowed has-disabled:opacity-60 sm:min-h-9"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              disabled={option.isDisabled}
              className="absolute inset-0 cursor-[inherit] appearance-none outline-none"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
