import { type Fault } from './shape.js';
/** The file's value. Throws UserError, with file, line and column, for a file that can't be read or has faults. */
export declare function readYamlFile(file: string, faultsOf: (value: unknown) => readonly Fault[]): unknown;
