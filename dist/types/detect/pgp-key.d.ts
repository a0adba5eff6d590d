import { type Protection } from './armour.js';
/** How the secret key in the first packet is protected; undefined when it is none or a part of one. */
export declare function protectionOfPgp(bytes: Buffer): Protection | undefined;
