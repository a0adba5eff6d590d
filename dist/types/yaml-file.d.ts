import { type Fault } from './shape.js';
/** The file's value. Throws UserError, with file, line and column, for a file that can't be read or has faults. */
export declare function readYamlFile(file: string, faultsOf: (value: unknown) => readonly Fault[]): unknown;
/** The same for a text that is there already; `name` is what it is called in messages. */
export declare function readYamlText(text: string, name: string, faultsOf: (value: unknown) => readonly Fault[]): unknown;
