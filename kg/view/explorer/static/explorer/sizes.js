// How large things are drawn: as the layout says, but never so small that they cannot be seen.

const WHOLE = 0.45; // pixels a unit takes, below which discs shrink less than the distances between them

/** Pixels that a unit of a disc's size takes, where a unit of the layout takes `scale`. */
export const sized = (/** @type {number} */ scale) => (scale >= WHOLE ? scale : WHOLE * (scale / WHOLE) ** 0.55);
