/** What a form takes along as it is, such as the sort of the list it filters. */
export function Kept({ values }: { values: Record<string, string> }) {
  return Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
