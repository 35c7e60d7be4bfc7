// Which parts of the screen are taken.

const CELL = 72; // pixels: what may be in the way is looked up by cells of this side

/** A box is left, top, right, bottom. */
export class Taken {
  constructor() {
    /** @type {Map<number, number[][]>} */
    this.cells = new Map();
  }

  /** @param {number[]} box @param {(cell: number[][]) => boolean | void} act stops where it says true */
  each(box, act) {
    for (let i = Math.floor(box[0] / CELL); i <= Math.floor(box[2] / CELL); i++) {
      for (let j = Math.floor(box[1] / CELL); j <= Math.floor(box[3] / CELL); j++) {
        const key = i * 10_000 + j;
        let cell = this.cells.get(key);
        if (!cell) this.cells.set(key, (cell = []));
        if (act(cell)) return true;
      }
    }
    return false;
  }

  /** @param {number[]} box */
  take(box) {
    this.each(box, (cell) => void cell.push(box));
  }

  /** @param {number[]} box */
  free(box) {
    return !this.each(box, (cell) => cell.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]));
  }
}
