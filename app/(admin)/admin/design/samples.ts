/** What the gallery shows. All of it is made up, and says so. */

/** A fixed day, so that the gallery looks the same every day. */
export const SAMPLE_TODAY = "2026-11-26";

export const SAMPLE_OPTIONS = [
  { value: "a", label: "Sample bakery", detail: "Sample city" },
  { value: "b", label: "Sample café", detail: "Another sample city" },
  { value: "c", label: "Sample dentist" },
  { value: "d", label: "Sample garage that cannot be chosen", isDisabled: true },
  { value: "e", label: "Sample hotel with a name so long that no field of any width will ever show the whole of it" },
  { value: "f", label: "مخبز تجريبي" },
];

export const SAMPLE_TREE = [
  {
    id: "group",
    label: "Sample group",
    children: [
      {
        id: "north",
        label: "Sample branch north",
        children: [
          { id: "shop", label: "Sample shop" },
          { id: "depot", label: "Sample depot" },
        ],
      },
      { id: "south", label: "Sample branch south" },
    ],
  },
  { id: "partner", label: "Sample partner with a name so long that it does not fit", children: [{ id: "desk", label: "Sample desk" }] },
];

export const SAMPLE_CHART = {
  series: ["Sample visits", "Sample orders"],
  points: [
    { label: "1 Nov", values: [120, 24] },
    { label: "2 Nov", values: [180, 31] },
    { label: "3 Nov", values: [150, null] },
    { label: "4 Nov", values: [210, 42] },
    { label: "5 Nov", values: [260, 48] },
  ],
};

export const SAMPLE_JSON = {
  event: "sample.made_up",
  version: 1,
  isSample: true,
  nothing: null,
  lines: [
    { sku: "SAMPLE-1", quantity: 2 },
    { sku: "SAMPLE-2", quantity: 1 },
  ],
  empty: [],
};

export const LONG_TEXT =
  "A sample sentence that goes on for so long that every box has to decide what to do with it, whether to break it or to cut it.";
