/**
 * Entry of the env-file area: a lossless document, an encoding that every reader understands, dialects,
 * merge plans with masked diffs, import, and the guards around a target file.
 */
export { dialectIds, dialects, isDialectId } from "./dialects.ts";
export type { Dialect, DialectId } from "./dialects.ts";
export { parseDocument, serializeDocument, setValues } from "./document.ts";
export type { Edit, EnvDocument } from "./document.ts";
export { checkVariableName, encodeValue } from "./encode.ts";
export type { EncodedValue } from "./encode.ts";
export { exampleDocument } from "./example.ts";
export type { ExamplePlan, ExampleVariable } from "./example.ts";
export { isExampleName, judgeFile, judgeTarget } from "./guards.ts";
export type { TargetFacts, TargetVerdict } from "./guards.ts";
export { describeChanges } from "./changes.ts";
export type { ChangeCounts, LineChange } from "./changes.ts";
export { planMerge } from "./merge.ts";
export type { MergePlan, MergeRequest, MergeVariable } from "./merge.ts";
export { isPlaceholder, maximumFileBytes, parseForImport, valuesOf } from "./read.ts";
export type { ImportedFile, ImportEntry, LineProblem } from "./read.ts";
export { checkDistinct, planExport, selectKeys } from "./export-keys.ts";
export type { ExportRequest, KeyFilter } from "./export-keys.ts";
export { planImport, withProvider } from "./import-keys.ts";
export type { Detected, ImportRequest, ImportRow, ImportState } from "./import-keys.ts";
