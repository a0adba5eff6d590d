import type { Container } from './reading/container.js';
export declare const containers: readonly Container[];
