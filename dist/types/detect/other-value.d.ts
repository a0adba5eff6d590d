import type { Assignment } from './assignment.js';
/** Whether the value of the assignment is something else than what the name speaks of. */
export declare function isOtherValue(text: string, assignment: Assignment): boolean;
