/**
 * Entry of the schedule area: which keys are checked without being asked, and when. Pure functions of
 * the keys, of what is noted of them, and of the moment that the caller gives.
 */
export {
  countedMs,
  mostAtOnce,
  mostOfProviderAnHour,
  mostOfProviderAtOnce,
  type Plan,
  planChecks,
  type PlanInput,
  takesPart,
  type Turn,
} from "./plan.ts";
export {
  type CheckedTurn,
  isFailing,
  noteAfter,
  noteGivenBack,
  noteTaken,
  type ScheduledKey,
  type ScheduleNote,
  turnOf,
  waitAfter,
} from "./turns.ts";
