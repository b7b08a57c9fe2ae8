/** The columns of the list, from left to right. */
import type { SortColumn } from "../../store/state.ts";

export interface Column {
  readonly id: "box" | "mark" | "variable" | "check" | "project" | "environment" | "age" | "due";
  readonly title: string;
  /** Null for columns that nobody sorts by; their title is for screen readers only. */
  readonly sort: SortColumn | null;
}

export const columns: readonly Column[] = [
  { id: "box", title: "Select", sort: null },
  { id: "mark", title: "Provider", sort: null },
  { id: "variable", title: "Variable", sort: "name" },
  { id: "check", title: "Check", sort: "check" },
  { id: "project", title: "Project", sort: "project" },
  { id: "environment", title: "Env", sort: "environment" },
  { id: "age", title: "Age", sort: "age" },
  { id: "due", title: "Rotation due", sort: "due" },
];
