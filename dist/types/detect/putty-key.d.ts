import { type Protection } from './armour.js';
/** How the private half is protected; undefined when its lines aren't as many as it says. */
export declare function protectionOfPutty(text: string): Protection | undefined;
