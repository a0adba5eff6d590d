/** The bytes of `builtin/NAME`, which lies beside this module, in the sources as in the bundle. */
export declare function builtinData(name: 'rules.json' | 'calls.json' | 'anchors.bin' | 'layers.bin'): Buffer;
