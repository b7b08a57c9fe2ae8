/** The query language of `list`, `check` and, later, the window's search field. */
import type { CalendarDate, CheckStatus } from "../model.ts";

/** A parsed query; every part must hold. Values within one part are alternatives. */
export interface KeyQuery {
  /** Lower-cased words: each must occur in name, variable, provider, project, environment, tag or note. */
  readonly words?: readonly string[];
  readonly status?: readonly CheckStatus[];
  readonly environment?: readonly string[];
  readonly provider?: readonly string[];
  readonly project?: readonly string[];
  readonly tag?: readonly string[];
  /** Due on or before this date (`due:<14d`), or overdue (`due:overdue`). */
  readonly dueBefore?: CalendarDate;
  readonly archived?: boolean;
}
