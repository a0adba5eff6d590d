import { type Protection } from './armour.js';
/** How the key in armoured or bare text is protected; undefined when it holds no whole, plausible private key. */
export declare function protectionOf(text: string): Protection | undefined;
