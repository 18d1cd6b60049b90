"use client";
import { Button } from "../ui/button.tsx";

interface TenantBulkBarProps {
  ids: string[];
  isAll: boolean;
  filter: string;
  onAll: () => void;
  onClear: () => void;
}

export default function TenantBulkBar({ ids, onClear }: TenantBulkBarProps) {
  return (
    <div className="sticky bottom-0 z-20 flex items-center gap-3 rounded-b-2xl border-t bg-raised px-5 py-3 md:px-6">
      <p aria-live="polite" className="font-medium text-sm">
        {ids.length} selected
      </p>
      <Button variant="ghost" size="sm" data-clear-selection="" onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}
