import type { CallHead, Condition, RequestTemplate } from './call.js';
interface WayFields {
    /** Sentences on what else is touched, such as who is told. */
    readonly affects: readonly string[];
}
/** A call that the leaked key itself authorizes, or that needs nothing but the key. */
export interface OwnKeyWay extends WayFields {
    readonly shape: 'own-key';
    readonly request: RequestTemplate;
    /** Answers, each of which proves that it was done, and each of which proves that it had been. */
    readonly done: readonly Condition[];
    readonly dead: readonly Condition[];
    /** The same call once more does no harm. */
    readonly repeatable: boolean;
}
/** The account's keys are listed, the leaked one is found among them, and deleted by its id. */
export interface ListWay extends WayFields {
    readonly shape: 'list-and-delete';
    readonly url: string;
    /** `{{authority}}` stands for the key or token that may do this. */
    readonly headers: Readonly<Record<string, string>>;
    /** Dotted path to the list; names of the fields of its entries. */
    readonly items: string;
    readonly fields: ListFields;
}
interface ListFields {
    readonly id: string;
    readonly prefix: string;
    /** The key's last characters, where the list has them. */
    readonly last?: string;
    readonly name: string;
    readonly created: string;
    readonly used: string;
}
export declare const contracts: readonly ['github-credentials', 'gitlab-revocation', 'github-alert'];
/** Several keys in one call, by a contract that is published. */
export interface BatchWay extends WayFields {
    readonly shape: 'batch';
    readonly contract: (typeof contracts)[number];
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    /** Id of a rule → what the endpoint calls such a key. */
    readonly types: Readonly<Record<string, string>>;
    /** Where a key was found, for the endpoint: `{{path}}` and `{{line}}` stand for the place. */
    readonly location: string;
    readonly source: string;
    /** Names the public key that belongs to the signature. */
    readonly keyIdentifier?: string;
    /** The environment variable that holds the private key, PEM. */
    readonly signingKey?: string;
}
export type Way = OwnKeyWay | ListWay | BatchWay;
/** A way that the issuer documents. */
export type RevokeCall = Way & CallHead;
/** The fields as they are written: what is left out has its usual value. */
export type WrittenWay = Partial<Omit<OwnKeyWay, 'shape'> & Omit<ListWay, 'shape'> & Omit<BatchWay, 'shape'>> & {
    readonly shape: Way['shape'];
};
/** A call of a rule file with its usual values. */
export declare function toRevokeCall(written: CallHead): RevokeCall;
/** With the usual values of what was left out. */
export declare function toWay(written: WrittenWay): Way;
export {};
