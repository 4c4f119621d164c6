export { protect, protectedCell } from "./protect.ts";
export type { LogEntry, Protected, ProtectedCell, ProtectedTable, ProtectOptions } from "./protect.ts";
export { protectedCube } from "./to-cube.ts";
export { DisclosureError } from "./error.ts";
export type { DisclosureErrorKind } from "./error.ts";

export { AMOUNT_RULES, COUNT_RULES, readRules, SHARE_RULES } from "./rules/definition.ts";
export type * from "./rules/definition.ts";
export { isPrimary, REASON_WORDS, reasonCode, REASONS } from "./rules/reason.ts";
export type { Reason } from "./rules/reason.ts";
export { emptyPrimary, primaryOf } from "./rules/primary.ts";
export type { Primary, Requirement } from "./rules/primary.ts";
export { dominance } from "./rules/dominance.ts";
export { pPercent } from "./rules/p-percent.ts";
export { shareRisk, shareWidth } from "./rules/share.ts";

export { nestingOf } from "./table/dimension.ts";
export type { Nesting, Relation, TableDimension } from "./table/dimension.ts";
export { categoriesAt, FIXED, tableSize, withTotals } from "./table/table.ts";
export type { Table } from "./table/table.ts";
export { tableOfCube } from "./table/from-cube.ts";
export type { FromCubeOptions } from "./table/from-cube.ts";
export { nameOf } from "./table/faults.ts";
export { cellKey, STATE, systemOf } from "./table/system.ts";
export type { CellRef, Link, Part, System, SystemOptions } from "./table/system.ts";

export { suppress } from "./secondary/suppress.ts";
export type { Method, SuppressOptions } from "./secondary/suppress.ts";
export { heuristic } from "./secondary/heuristic.ts";
export type { HeuristicOptions } from "./secondary/heuristic.ts";
export { optimal } from "./secondary/optimal.ts";
export type { OptimalOptions } from "./secondary/optimal.ts";
export { costsOf, lacking } from "./secondary/task.ts";
export type { CostModel, Evidence, Outcome, Task } from "./secondary/task.ts";
export { holds } from "./secondary/verify.ts";

export { attack } from "./audit/attack.ts";
export type { AttackOptions, Interval } from "./audit/attack.ts";
export { audit } from "./audit/audit.ts";
export type { Audit, AuditOptions, Finding } from "./audit/audit.ts";
export { components } from "./audit/component.ts";
export { determined } from "./audit/gauss.ts";
export { propagate } from "./audit/propagate.ts";
export { loadSolver } from "./solver/highs.ts";

export { checkBase, roundConventionally, roundingBounds } from "./rounding/conventional.ts";
export { roundRandomly } from "./rounding/random.ts";
export { roundControlled } from "./rounding/controlled.ts";
export type { ControlledRounding } from "./rounding/controlled.ts";
export { hmac, sha256 } from "./cell-key/sha256.ts";
export { cellKeyOf, recordKeys } from "./cell-key/record-key.ts";
export type { KeyedHash } from "./cell-key/record-key.ts";
export { pTable } from "./cell-key/p-table.ts";
export type { PTable, PTableOptions } from "./cell-key/p-table.ts";
export { expectedEffect, perturb } from "./cell-key/perturb.ts";
export { atomsOf } from "./differencing/atoms.ts";
export type { Atom, Atoms, Release, ReleasedCell } from "./differencing/atoms.ts";
export { differences, guardRelease } from "./differencing/differences.ts";
export type { Difference, DifferencingOptions } from "./differencing/differences.ts";
