import type { Facts } from '../facts.js';
export declare function isDockerfile(path: string): boolean;
/** Dockerfile → folders that it is built in; `.` is the root. */
export declare function contextsOf(dockerfiles: readonly string[], facts: Facts): Promise<Map<string, Set<string>>>;
