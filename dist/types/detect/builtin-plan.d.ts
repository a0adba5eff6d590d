import type { AnchorPlan } from './anchor-plan.js';
/** A plan, and how many rules it was made for. */
export interface BuiltinPlan extends AnchorPlan {
    readonly ruleCount: number;
}
export declare function builtinPlan(): BuiltinPlan;
/** The file's bytes for a plan. */
export declare function writePlan(written: AnchorPlan, ruleCount: number): Buffer;
