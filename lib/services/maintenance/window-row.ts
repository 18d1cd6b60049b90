/** What both lists and the status read of a maintenance window. */
export interface WindowRow {
  id: string;
  title: string;
  body: string;
  starts_at: Date;
  ends_at: Date;
  is_public: boolean;
  announced_at: Date | null;
  finished_at: Date | null;
  cancelled_at: Date | null;
  created_at: Date;
  updated_at: Date;
}
