/** A request with places to fill: `{{secret}}` and `{{part:ID}}`. */
export interface RequestTemplate {
    readonly method: string;
    readonly url: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly basic?: {
        readonly user: string;
        readonly password: string;
    };
    readonly form?: Readonly<Record<string, string>>;
    readonly json?: Readonly<Record<string, unknown>>;
}
type Plain = string | number | boolean | null;
/** What an answer has to be. Paths are dotted. */
export interface Condition {
    readonly status: number;
    readonly body?: 'json' | 'list' | 'object';
    readonly has?: readonly string[];
    readonly json?: Readonly<Record<string, Plain | readonly Plain[]>>;
}
/** What every call has. */
export interface CallHead {
    readonly provider: {
        readonly id: string;
        readonly title: string;
    };
    /** Ids of rules. */
    readonly keys: readonly string[];
    readonly docs: string;
}
/** A call that tells whether a key works. */
export interface VerifyCall extends CallHead {
    readonly request: RequestTemplate;
    readonly active: readonly Condition[];
    readonly inactive: readonly Condition[];
    /** `json:PATH` or `header:NAME`. */
    readonly shows: {
        readonly owner?: string;
        readonly scopes?: string;
        readonly expires?: string;
    };
}
/** Where there is no call: what a person can do. */
export interface ByHand extends CallHead {
    readonly byHand: string;
}
export interface Calls {
    readonly verify: readonly (VerifyCall | ByHand)[];
    /** As they are written; revoke-call.ts reads them. */
    readonly revoke: readonly CallHead[];
}
/** The calls of a parsed rule file without faults. */
export declare function toCalls(parsed: unknown): Calls;
export {};
