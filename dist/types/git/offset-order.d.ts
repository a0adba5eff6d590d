/** `offsets` sorted, with `end` behind them; and for each of them its place in what was given. Both can be shared by threads. */
export declare function orderByOffset(given: Float64Array, end: number): {
    offsets: Float64Array;
    places: Uint32Array;
};
