export interface Schema {
    readonly $schema?: string;
    readonly $id?: string;
    readonly title?: string;
    readonly description?: string;
    readonly type: 'object' | 'array' | 'string' | 'integer' | 'boolean';
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly required?: readonly string[];
    readonly additionalProperties?: false | Schema;
    readonly items?: Schema;
    readonly minItems?: number;
    readonly minLength?: number;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly pattern?: string;
    readonly enum?: readonly string[];
}
/** One thing that is wrong; `path` leads to it from the top. */
export interface Fault {
    readonly path: readonly (string | number)[];
    readonly message: string;
}
/** All that is wrong with the value, in the order of the schema; empty when it fits. */
export declare function faultsOf(value: unknown, schema: Schema, path?: Fault['path']): Fault[];
/** A path as people write it: keys[0].anchors[1]. */
export declare function formatPath(path: Fault['path']): string;
